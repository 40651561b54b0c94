import type { Point } from '../canvas/transform.ts';

const round = (value: number): number => Math.round(value * 10) / 10;
const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;

/** A smooth line along the points: a uniform B-spline that begins and ends in the outer ones. */
export function curve(points: readonly Point[]): string {
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return '';
  if (points.length === 2) return `M${at(first)}L${at(last)}`;
  let path = `M${at(first)}L${at(mix(first, second, 1 / 6))}`;
  for (let i = 0; i + 2 < points.length; i += 1) {
    const [a, b, c] = [points[i]!, points[i + 1]!, points[i + 2]!];
    const end = { x: (a.x + 4 * b.x + c.x) / 6, y: (a.y + 4 * b.y + c.y) / 6 };
    path += `C${at(mix(a, b, 1 / 3))} ${at(mix(a, b, 2 / 3))} ${at(end)}`;
  }
  const before = points.at(-2)!;
  return `${path}C${at(mix(before, last, 1 / 3))} ${at(mix(before, last, 2 / 3))} ${at(last)}`;
}

/** From one side to another: leaves and arrives straight. */
export function swing(from: Point, to: Point, vertical: boolean): string {
  const reach = Math.max(24, Math.abs(vertical ? to.y - from.y : to.x - from.x) / 2);
  const out = vertical ? { x: from.x, y: from.y + reach } : { x: from.x + reach, y: from.y };
  const into = vertical ? { x: to.x, y: to.y - reach } : { x: to.x - reach, y: to.y };
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

const mix = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
