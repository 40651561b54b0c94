/** Where the picture is in its frame: a point p of the picture is at p * k + (x, y). Pixels. */
export interface Transform {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 8;
/** Room for what sticks out of boxes: their buttons. */
const MARGIN = 34;

export const clampZoom = (k: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, k));

/** Zooms so that what is at that point of the frame stays there. */
export function zoomAt(t: Transform, factor: number, at: Point): Transform {
  const k = clampZoom(t.k * factor);
  const real = k / t.k;
  return { x: at.x - (at.x - t.x) * real, y: at.y - (at.y - t.y) * real, k };
}

/** Shows all of it in the middle, never larger than life. */
export function fitBox(box: Box, frame: Size): Transform {
  const room = { width: frame.width - 2 * MARGIN, height: frame.height - 2 * MARGIN };
  const wanted = Math.min(room.width / (box.width || 1), room.height / (box.height || 1), 1);
  const k = clampZoom(wanted);
  return centreOn({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, k, frame);
}

/** Brings a point of the picture to the middle of the frame. */
export function centreOn(point: Point, k: number, frame: Size): Transform {
  return { x: frame.width / 2 - point.x * k, y: frame.height / 2 - point.y * k, k };
}

/** The zoom at which a box is seen whole around a point of it that is in the middle of the frame. */
export function zoomAround(point: Point, box: Box, frame: Size): number {
  const reach = (from: number, length: number, at: number): number =>
    Math.max(at - from, from + length - at) + MARGIN;
  return Math.min(
    frame.width / 2 / reach(box.x, box.width, point.x),
    frame.height / 2 / reach(box.y, box.height, point.y),
  );
}

/** Moves a picture that was drawn anew so that what was at one point is where it was on the screen. */
export function keepInPlace(t: Transform, before: Point, after: Point): Transform {
  return { x: t.x + (before.x - after.x) * t.k, y: t.y + (before.y - after.y) * t.k, k: t.k };
}

/** The part of the picture that the frame shows. */
export function shown(t: Transform, frame: Size): Box {
  return { x: -t.x / t.k, y: -t.y / t.k, width: frame.width / t.k, height: frame.height / t.k };
}

/** Whether a box of the picture is seen whole. */
export function isInside(box: Box, t: Transform, frame: Size): boolean {
  const view = shown(t, frame);
  return (
    box.x >= view.x &&
    box.y >= view.y &&
    box.x + box.width <= view.x + view.width &&
    box.y + box.height <= view.y + view.height
  );
}
