import type { Point } from '../canvas/transform.ts';

const round = (value: number): number => Math.round(value * 10) / 10;
const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;

/**
 * Along points of which each two are the ends of a gap between ranks: swings across the gaps, and goes straight past the
 * boxes between them.
 */
export function route(points: readonly Point[], vertical: boolean): string {
  return points
    .map((point, i) => {
      if (i === 0) return `M${at(point)}`;
      return i % 2 === 0 ? `L${at(point)}` : across(points[i - 1]!, point, vertical);
    })
    .join('');
}

/** Leaves and arrives straight, in whichever direction that is. */
function across(from: Point, to: Point, vertical: boolean): string {
  const [dx, dy] = [(to.x - from.x) / 2, (to.y - from.y) / 2];
  const out = vertical ? { x: from.x, y: from.y + dy } : { x: from.x + dx, y: from.y };
  const into = vertical ? { x: to.x, y: to.y - dy } : { x: to.x - dx, y: to.y };
  return `C${at(out)} ${at(into)} ${at(to)}`;
}

/** From the right of one row to the left of another, wherever they are. */
export function swing(from: Point, to: Point): string {
  const reach = Math.max(24, Math.abs(to.x - from.x) / 2);
  const [out, into] = [
    { x: from.x + reach, y: from.y },
    { x: to.x - reach, y: to.y },
  ];
  return `M${at(from)}C${at(out)} ${at(into)} ${at(to)}`;
}

/** A loop at the right side of a box, for a table that is made from itself. */
export function loop(x: number, y: number): string {
  return `M${at({ x, y: y - 8 })}C${at({ x: x + 36, y: y - 26 })} ${at({ x: x + 36, y: y + 26 })} ${at({ x, y: y + 8 })}`;
}

/** The head of an arrow that comes from `from` and ends at `tip`: drawn, not a marker, so that exports show it, too. */
export function arrowHead(from: Point, tip: Point): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const [bx, by] = [tip.x - dx * 9, tip.y - dy * 9];
  const left = { x: bx - dy * 4.5, y: by + dx * 4.5 };
  const right = { x: bx + dy * 4.5, y: by - dx * 4.5 };
  return `M${at(tip)}L${at(left)}L${at(right)}Z`;
}
