import { PanZoom } from '../canvas/pan-zoom.ts';
import {
  centreOn,
  clampZoom,
  isInside,
  keepInPlace,
  shown,
  type Point,
} from '../canvas/transform.ts';
import type { WrittenHost } from '../view.ts';
import { middle, type Picture } from './picture.ts';

/** Smaller, names cannot be read. */
const READABLE = 0.5;
/** In ms: where the diagram stops is worth keeping, and not each step of the way. */
const PAUSE = 100;

interface Anchor extends Point {
  readonly id: string;
}

/** Where the diagram is in its frame: all of it at first, or where it was; then what one looks at stays in place. */
export class DocumentPlace {
  readonly pan: PanZoom;
  readonly #frame: HTMLElement;
  readonly #picture: Picture;
  readonly #host: WrittenHost;
  readonly #current: () => readonly string[];
  /** Until then it is fitted as soon as there is room. */
  #placed = false;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  /** `current`: the nodes that the editor is at, by their ids in the diagram. */
  constructor(
    frame: HTMLElement,
    picture: Picture,
    host: WrittenHost,
    current: () => readonly string[],
  ) {
    this.#frame = frame;
    this.#picture = picture;
    this.#host = host;
    this.#current = current;
    this.pan = new PanZoom(this.#frame, picture.element, () => this.#moved());
  }

  fit(): void {
    this.pan.fit(this.#picture.size);
  }

  centre(id: string): void {
    const box = this.#picture.box(id);
    if (box) this.pan.centre(middle(box));
  }

  /** Moves the picture only as far as it must. */
  reveal(id: string): void {
    const box = this.#picture.box(id);
    const frame = this.pan.frameSize();
    const { transform } = this.pan;
    if (!box || isInside(box, transform, frame)) return;
    this.pan.to(centreOn(middle(box), transform.k, frame));
  }

  /** Replaces the picture; what was in the middle, or current, is where it was on the screen. */
  keep(ids: ReadonlySet<string>, replace: () => void): void {
    const before = this.#anchor(ids);
    replace();
    const after = before && this.#picture.box(before.id);
    // Nothing is known of places while another picture is on the stage.
    if (this.#placed && after && this.pan.frameSize().width > 0)
      this.pan.to(keepInPlace(this.pan.transform, before, middle(after)));
  }

  /** Gives the picture a place if it has none and there is room. */
  put(): void {
    const { width, height } = this.pan.frameSize();
    if (this.#placed || !this.#picture.svg || width === 0 || height === 0) return;
    this.#placed = true;
    if (!this.#again()) {
      this.fit();
      const box = this.#current().map((id) => this.#picture.box(id))[0];
      // Of a large diagram that could not be read, the current part.
      if (box && this.pan.transform.k < READABLE) this.pan.centre(middle(box), READABLE);
    }
    this.pan.apply();
  }

  forget(): void {
    this.#placed = false;
  }

  dispose(): void {
    clearTimeout(this.#keeping);
    this.pan.dispose();
  }

  /** Where it was when the page was closed, by a node that is still there. */
  #again(): boolean {
    const { anchor, transform } = this.#host.place ?? {};
    const box = anchor && this.#picture.box(anchor.id);
    if (!anchor || !transform || !box) return false;
    const k = clampZoom(transform.k);
    this.pan.to(keepInPlace({ ...transform, k }, anchor, middle(box)));
    return true;
  }

  #moved(): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      const isSeen = this.#placed && this.pan.frameSize().width > 0;
      const anchor = isSeen ? this.#anchor() : undefined;
      if (anchor) this.#host.keepPlace({ transform: this.pan.transform, anchor });
    }, PAUSE);
  }

  /** What stays where it is: the current node, or the one nearest to the middle. */
  #anchor(kept?: ReadonlySet<string>): Anchor | undefined {
    const ids = this.#picture.ids.filter((id) => kept?.has(id) ?? true);
    const view = shown(this.pan.transform, this.pan.frameSize());
    const id =
      this.#current().find((one) => ids.includes(one)) ?? this.#picture.nearest(middle(view), ids);
    const box = id === undefined ? undefined : this.#picture.box(id);
    return id !== undefined && box ? { id, ...middle(box) } : undefined;
  }
}
