import { centreOn, fitBox, zoomAt, type Box, type Point, type Transform } from './transform.ts';

/** Pointers move by some pixels in a click. */
const CLICK_SLACK = 4;
const KEY_STEP = 60;
const KEY_ZOOM = 1.25;
/** In ms: so long after the last movement the picture is drawn sharply for its zoom. */
const REST = 400;
/** A notch of a mouse wheel, in the units of Chromium's `wheelDeltaY`. */
const NOTCH = 120;

/**
 * Moves and zooms one element in a frame that clips it: mouse, trackpad, touch and keyboard. The element is changed by
 * its CSS transform only, so that nothing is laid out again; it is a layer of its own (hence a transform in three
 * dimensions), and while it moves not even painted again.
 */
export class PanZoom {
  readonly #frame: HTMLElement;
  readonly #moved: HTMLElement | SVGElement;
  readonly #changed: (transform: Transform) => void;
  readonly #pointers = new Map<number, Point>();
  readonly #ended = new AbortController();
  #transform: Transform = { x: 0, y: 0, k: 1 };
  #scheduled = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #shownZoom = 0;
  #dragging = false;
  #start: Point = { x: 0, y: 0 };

  constructor(
    frame: HTMLElement,
    moved: HTMLElement | SVGElement,
    changed: (transform: Transform) => void = () => undefined,
  ) {
    this.#frame = frame;
    this.#moved = moved;
    this.#changed = changed;
    moved.style.transformOrigin = '0 0';
    frame.style.touchAction = 'none';
    this.#listen();
  }

  get transform(): Transform {
    return this.#transform;
  }

  /** Whether the pointer is moving the picture: a click that ends it chooses nothing. */
  get dragging(): boolean {
    return this.#dragging;
  }

  to(transform: Transform): void {
    this.#transform = transform;
    this.#scheduled ||= requestAnimationFrame(() => {
      this.#scheduled = 0;
      this.apply();
    });
  }

  /** Shows the place at once, without waiting for the next frame. */
  apply(): void {
    const { x, y, k } = this.#transform;
    const { style } = this.#moved;
    // Whole pixels are copied as they are; between them each would be mixed anew.
    const [left, top] = k === this.#shownZoom ? [Math.round(x), Math.round(y)] : [x, y];
    this.#shownZoom = k;
    style.transform = `translate3d(${left}px, ${top}px, 0) scale(${k})`;
    style.willChange = 'transform';
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => (style.willChange = ''), REST);
    this.#changed(this.#transform);
  }

  panBy(x: number, y: number): void {
    const t = this.#transform;
    this.to({ x: t.x + x, y: t.y + y, k: t.k });
  }

  zoomBy(factor: number, at: Point = this.#middle()): void {
    this.to(zoomAt(this.#transform, factor, at));
  }

  fit(box: Box): void {
    this.to(fitBox(box, this.frameSize()));
  }

  centre(point: Point, k = this.#transform.k): void {
    this.to(centreOn(point, k, this.frameSize()));
  }

  frameSize(): { width: number; height: number } {
    return { width: this.#frame.clientWidth, height: this.#frame.clientHeight };
  }

  /** Arrows move, + and - zoom. `false`: the key means nothing here. */
  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === '+' || event.key === '=') this.zoomBy(KEY_ZOOM);
    else if (event.key === '-') this.zoomBy(1 / KEY_ZOOM);
    else if (event.key === 'ArrowLeft') this.panBy(KEY_STEP, 0);
    else if (event.key === 'ArrowRight') this.panBy(-KEY_STEP, 0);
    else if (event.key === 'ArrowUp') this.panBy(0, KEY_STEP);
    else if (event.key === 'ArrowDown') this.panBy(0, -KEY_STEP);
    else return false;
    return true;
  }

  dispose(): void {
    this.#ended.abort();
    clearTimeout(this.#resting);
    cancelAnimationFrame(this.#scheduled);
  }

  #listen(): void {
    const { signal } = this.#ended;
    const frame = this.#frame;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
    frame.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    frame.addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const end of ['pointerup', 'pointercancel'] as const)
      frame.addEventListener(end, (event) => this.#up(event), { signal });
  }

  /** A wheel zooms; two fingers on a trackpad move, and pinch, which arrives with Ctrl, zooms. */
  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const at = this.#inFrame(event);
    if (event.ctrlKey || event.metaKey) this.zoomBy(Math.exp(-event.deltaY * unit * 0.01), at);
    else if (event.shiftKey && event.deltaX === 0) this.panBy(-event.deltaY * unit, 0);
    else if (isMouseWheel(event)) this.zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15, at);
    else this.panBy(-event.deltaX * unit, -event.deltaY * unit);
  }

  #down(event: PointerEvent): void {
    if (event.button > 1) return;
    this.#pointers.set(event.pointerId, this.#inFrame(event));
    this.#start = this.#inFrame(event);
    this.#dragging = false;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#inFrame(event);
    if (!this.#dragging && this.#pointers.size === 1) {
      if (distance(now, this.#start) < CLICK_SLACK) return;
      this.#dragging = true;
      // From here on the pointer may leave the frame.
      this.#frame.setPointerCapture(event.pointerId);
      this.#frame.classList.add('dragging');
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (!other) {
      this.panBy(now.x - before.x, now.y - before.y);
      return;
    }
    const factor = distance(now, other) / (distance(before, other) || 1);
    this.#dragging = true;
    this.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
    this.zoomBy(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  #up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    if (this.#pointers.size > 0) return;
    this.#frame.classList.remove('dragging');
    // The click of this pointer comes after this event and asks whether it ends a drag.
    setTimeout(() => (this.#dragging = false));
  }

  #inFrame(event: MouseEvent): Point {
    const { left, top } = this.#frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #middle(): Point {
    const { width, height } = this.frameSize();
    return { x: width / 2, y: height / 2 };
  }
}

function isMouseWheel(event: WheelEvent): boolean {
  const delta = (event as WheelEvent & { readonly wheelDeltaY?: number }).wheelDeltaY ?? 0;
  return event.deltaX === 0 && delta !== 0 && delta % NOTCH === 0;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
