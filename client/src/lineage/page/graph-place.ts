import {
  centreOn,
  fitBox,
  isInside,
  keepInPlace,
  zoomAround,
  type Box,
  type Point,
  type Size,
  type Transform,
} from './canvas/transform.ts';
import type { Drawing } from './draw/drawing.ts';
import type { Place } from './graph/state.ts';

/** What a new drawing does to the place: brings a node to the middle, shows all, or keeps what one looks at. */
export type Next = 'keep' | 'fit' | 'first' | { readonly centre: string };

/** Where the picture was, and what somebody did to it. */
export interface Before {
  readonly drawing: Drawing | undefined;
  readonly transform: Transform;
  readonly frame: Size;
  /** The box that was opened or closed last. */
  readonly acted: string | undefined;
  readonly saved: Place | undefined;
}

/** Smaller than that nobody reads names. */
const READABLE = 0.6;

export function nextPlace(next: Next, before: Before, after: Drawing): Transform {
  const { transform, frame, acted, saved } = before;
  if (next === 'first') return savedPlace(saved, after) ?? overview(after, frame);
  if (next === 'fit')
    return after.opened ? overview(after, frame) : fitBox(after.layout.bounds, frame);
  if (typeof next === 'object') {
    const box = boxOf(after, next.centre);
    return box ? centred(middle(box), transform.k, after, frame) : overview(after, frame);
  }
  const opened = acted === undefined ? undefined : after.layout.groups[acted];
  if (acted !== undefined && opened && !before.drawing?.layout.groups[acted])
    return fitBox(opened, frame);
  const anchor = before.drawing && anchorOf(before.drawing, before, after);
  return anchor ? keepInPlace(transform, ...anchor) : overview(after, frame);
}

/** In the middle, with all around it in sight where that can be read. Who came nearer stays as near. */
function centred(point: Point, zoom: number, { layout }: Drawing, frame: Size): Transform {
  const near = zoom > 1 ? zoom : Math.min(zoom, zoomAround(point, layout.bounds, frame));
  return centreOn(point, Math.max(READABLE, near), frame);
}

/** The box in which a node is drawn. */
export function boxOf({ picture, layout }: Drawing, id: string): Box | undefined {
  return layout.boxes[picture.boxOf.get(id) ?? id];
}

export const middle = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/**
 * What stays where it is on the screen: the box that somebody acted on, the selected one, the current one, or the one
 * nearest to the middle; before and after.
 */
function anchorOf(
  drawing: Drawing,
  { transform, frame, acted }: Before,
  after: Drawing,
): [Box, Box] | undefined {
  const both = (id: string): [Box, Box] | undefined => {
    const a = drawing.layout.boxes[id] ?? drawing.layout.groups[id];
    const b = after.layout.boxes[id];
    return a && b ? [a, b] : undefined;
  };
  for (const wanted of [acted, after.selected, after.focus]) {
    const found = wanted === undefined || wanted === null ? undefined : both(wanted);
    if (found && isInside(found[0], transform, frame)) return found;
  }
  const far = (box: Box): number => {
    const { x, y } = middle(box);
    return Math.hypot(
      x * transform.k + transform.x - frame.width / 2,
      y * transform.k + transform.y - frame.height / 2,
    );
  };
  let best: [Box, Box] | undefined;
  for (const { id } of after.picture.boxes) {
    const found = both(id);
    if (found && (!best || far(found[0]) < far(best[0]))) best = found;
  }
  return best;
}

/** All of it where that can be read; else the current table in the middle. */
function overview(drawing: Drawing, frame: Size): Transform {
  const all = fitBox(drawing.layout.bounds, frame);
  const box = drawing.focus === null ? undefined : boxOf(drawing, drawing.focus);
  return all.k < READABLE && box ? centreOn(middle(box), 0.9, frame) : all;
}

function savedPlace(place: Place | undefined, { layout }: Drawing): Transform | undefined {
  if (!place?.anchor) return undefined;
  const box = layout.boxes[place.anchor.id];
  return box && keepInPlace(place.transform, place.anchor, box);
}
