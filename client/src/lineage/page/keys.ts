import type { Box } from './canvas/transform.ts';
import type { Picture } from './graph/picture-types.ts';
import type { Direction } from '../messages.ts';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export const isArrow = (key: string): key is Arrow => /^Arrow(Left|Right|Up|Down)$/.test(key);

/** What is drawn, for walking through it. */
export interface Walked {
  readonly picture: Picture;
  readonly places: Readonly<Record<string, Box>>;
  readonly direction: Direction;
}

/**
 * The box that an arrow leads to: along the flow to what is connected, the nearest of several; across it to the next box
 * of the same rank. Undefined: there is none in that direction.
 */
export function walk(walked: Walked, from: string, arrow: Arrow): string | undefined {
  const { picture, places, direction } = walked;
  const here = places[from];
  if (!here) return undefined;
  const [back, forth] = direction === 'LR' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const others =
    arrow === back
      ? picture.links.filter(({ to }) => to === from).map((link) => link.from)
      : arrow === forth
        ? picture.links.filter((link) => link.from === from).map(({ to }) => to)
        : sameRank(walked, from, here, arrow);
  return nearest(
    places,
    here,
    others.filter((id) => id !== from),
  );
}

function sameRank(
  { picture, places, direction }: Walked,
  from: string,
  here: Box,
  arrow: Arrow,
): readonly string[] {
  const along = (box: Box): number => (direction === 'LR' ? box.x : box.y);
  const size = (box: Box): number => (direction === 'LR' ? box.width : box.height);
  const across = (box: Box): number => (direction === 'LR' ? box.y : box.x);
  const sign = arrow === 'ArrowDown' || arrow === 'ArrowRight' ? 1 : -1;
  return picture.boxes
    .map(({ id }) => id)
    .filter((id) => {
      const box = places[id];
      if (!box || id === from) return false;
      const overlap = along(box) < along(here) + size(here) && along(here) < along(box) + size(box);
      return overlap && sign * (across(box) - across(here)) > 0;
    });
}

function nearest(
  places: Readonly<Record<string, Box>>,
  here: Box,
  others: readonly string[],
): string | undefined {
  let best: { id: string; far: number } | undefined;
  for (const id of others) {
    const box = places[id];
    if (!box) continue;
    const far = Math.hypot(
      box.x + box.width / 2 - here.x - here.width / 2,
      box.y + box.height / 2 - here.y - here.height / 2,
    );
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id;
}
