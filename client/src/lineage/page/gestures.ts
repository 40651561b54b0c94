import type { PanZoom } from './canvas/pan-zoom.ts';
import type { Drawing } from './draw/drawing.ts';
import type { GraphHost } from './graph-host.ts';
import type { PictureBox } from './graph/picture-types.ts';
import type { Side } from './graph/neighbourhood.ts';
import { isArrow, walk } from './keys.ts';

/** What of the picture an event is about. */
interface Hit {
  readonly box: PictureBox;
  readonly side?: Side;
  readonly column?: string;
  readonly more: boolean;
}

/** Where the keyboard is: at a box, or a row of it. */
interface Held {
  readonly box: string | undefined;
  readonly row: string | null;
}

/** Pointer and keyboard on the boxes of the picture: what they choose, open and walk to. */
export class Gestures {
  readonly #frame: HTMLElement;
  readonly #panZoom: PanZoom;
  readonly #host: GraphHost;
  readonly #drawing: () => Drawing | undefined;
  /** The box that Tab comes to. */
  #roving: string | undefined;
  #acted: string | undefined;

  constructor(
    frame: HTMLElement,
    panZoom: PanZoom,
    host: GraphHost,
    drawing: () => Drawing | undefined,
  ) {
    this.#frame = frame;
    this.#panZoom = panZoom;
    this.#host = host;
    this.#drawing = drawing;
    frame.addEventListener('click', (event) => this.#click(event));
    frame.addEventListener('dblclick', (event) => this.#open(event));
    frame.addEventListener('contextmenu', (event) => this.#menu(event));
    frame.addEventListener('keydown', (event) => this.#key(event));
    frame.addEventListener('pointerover', (event) => this.#hover(event));
    frame.addEventListener('pointerleave', () => host.hover(null));
    frame.addEventListener('focusin', (event) => this.#focused(event));
    frame.addEventListener('focusout', () => host.hover(null));
  }

  /** The box that somebody opened or closed last: the next picture keeps it where it is. */
  get acted(): string | undefined {
    return this.#acted;
  }

  /** What of the picture has the keyboard, before it is drawn anew. */
  held(): Held | undefined {
    const active = document.activeElement;
    if (!active || active === this.#frame || !this.#frame.contains(active)) return undefined;
    return { box: this.#hitOf(active)?.box.id, row: active.getAttribute('data-row') };
  }

  /** The keyboard stays at what it was at, or at what has taken its place. */
  putBack(held: Held | undefined): void {
    const { focus, selected, picture } = this.#drawing()!;
    const known = new Set(picture.boxes.map(({ id }) => id));
    const frame = picture.frames.findIndex(({ id }) => id === this.#roving);
    const inFrame = (box: PictureBox): boolean =>
      box.type === 'node' && box.group !== undefined && box.group === this.#roving;
    const wanted = [this.#roving, picture.boxes.find(inFrame)?.id, selected, focus];
    this.#roving = [...wanted, picture.boxes[0]?.id].find(
      (id): id is string => typeof id === 'string' && known.has(id),
    );
    const face = this.#face(this.#roving);
    face?.setAttribute('tabindex', '0');
    if (!held) return;
    const same = (held.box === undefined ? undefined : this.#face(held.box)) ?? face;
    const again =
      // A group that was opened has become a frame.
      frame >= 0
        ? this.#frame.querySelector<SVGElement>(`[data-frame="${frame}"]`)
        : held.row === null
          ? same
          : same?.closest('.box')?.querySelector<SVGElement>(`[data-row="${Number(held.row)}"]`);
    (again ?? same)?.focus({ preventScroll: true });
  }

  /** Makes a box the one that Tab comes to; `take`: now. */
  rove(id: string, take: boolean): void {
    const box = this.#drawing()?.picture.boxOf.get(id) ?? id;
    this.#face(this.#roving)?.setAttribute('tabindex', '-1');
    this.#roving = box;
    const face = this.#face(box);
    face?.setAttribute('tabindex', '0');
    if (take) face?.focus({ preventScroll: true });
  }

  enter(): void {
    if (this.#roving !== undefined) this.rove(this.#roving, true);
  }

  #face(id: string | undefined): SVGElement | undefined {
    const n = this.#drawing()?.picture.boxes.findIndex((box) => box.id === id) ?? -1;
    return this.#frame.querySelector<SVGElement>(`.face[data-n="${n}"]`) ?? undefined;
  }

  #hitOf(target: EventTarget | null): Hit | undefined {
    const element = (target as Element | null)?.closest('[data-n],[data-more]');
    if (!element) return undefined;
    const more = element.getAttribute('data-more');
    const n = Number(more ?? element.getAttribute('data-n'));
    const box = this.#drawing()?.picture.boxes[n];
    if (!box) return undefined;
    const side = element.getAttribute('data-side');
    const row = element.getAttribute('data-row');
    const column =
      row === null
        ? undefined
        : this.#drawing()?.boxTexts.get(box.id)?.rows?.rows[Number(row)]?.name;
    return {
      box,
      more: more !== null,
      ...((side === 'parents' || side === 'children') && { side }),
      ...(column !== undefined && { column }),
    };
  }

  #click(event: MouseEvent): void {
    if (this.#panZoom.dragging) return;
    const frame = (event.target as Element).closest('[data-frame]');
    if (frame) {
      this.#closeFrame(frame);
      return;
    }
    const hit = this.#hitOf(event.target);
    // The second click of two opens; what the first one chose stays chosen.
    if (hit && event.detail > 1 && hit.box.type === 'node' && !hit.side && !hit.more) return;
    if (hit) this.#act(hit);
    else if ((event.target as Element).closest('.minimap') === null) this.#host.select(null);
  }

  #act(hit: Hit): void {
    const { box, side, column, more } = hit;
    this.#acted = box.id;
    if (more) this.#host.showAllColumns();
    else if (side)
      this.#host.toggleSide(box.id, side, this.#drawing()?.near.hidden[side].get(box.id) ?? 0);
    else if (column !== undefined) this.#host.selectColumn(box.id, column);
    else if (box.type !== 'node') {
      this.#roving = box.id;
      this.#host.toggleBox(box.id);
    } else {
      this.rove(box.id, true);
      this.#host.select(box.id);
    }
  }

  #closeFrame(frame: Element): void {
    const group = this.#drawing()?.picture.frames[Number(frame.getAttribute('data-frame'))];
    if (!group) return;
    this.#roving = group.id;
    this.#acted = group.id;
    this.#host.toggleBox(group.id);
  }

  #open(event: MouseEvent): void {
    // The first click may have drawn everything anew: what matters is what is there now.
    const hit = this.#hitOf(document.elementFromPoint(event.clientX, event.clientY));
    if (hit?.box.type === 'node' && !hit.side) this.#host.open(hit.box.id, hit.column);
  }

  #menu(event: MouseEvent): void {
    event.preventDefault();
    const hit = this.#hitOf(event.target);
    if (hit) this.#host.menu(hit.box.id, { x: event.clientX, y: event.clientY });
  }

  #hover(event: Event): void {
    const hit = this.#hitOf(event.target);
    const face = hit?.box.type === 'node' ? this.#face(hit.box.id) : undefined;
    if (hit && face && !this.#panZoom.dragging)
      this.#host.hover(hit.box.id, face.getBoundingClientRect());
    else this.#host.hover(null);
  }

  /** Whom the keyboard comes to is brought on the screen. */
  #focused(event: FocusEvent): void {
    const hit = this.#hitOf(event.target);
    if (!hit) return;
    const element = event.target as SVGElement;
    // A pointer has what it presses in sight, and would miss what moves away under it.
    if (!element.matches(':focus-visible')) return;
    const box = element.getBoundingClientRect();
    const frame = this.#frame.getBoundingClientRect();
    const [x, y] = [
      overshoot(box.left, box.right, frame.left, frame.right),
      overshoot(box.top, box.bottom, frame.top, frame.bottom),
    ];
    if (x !== 0 || y !== 0) {
      this.#panZoom.panBy(x, y);
      this.#panZoom.apply();
    }
    if (hit.box.type === 'node' && element.matches('.face'))
      this.#host.hover(hit.box.id, element.getBoundingClientRect());
  }

  #key(event: KeyboardEvent): void {
    const hit = this.#hitOf(event.target);
    const done = hit
      ? this.#keyAt(event, hit) || this.#panZoom.key(event)
      : this.#keyOutside(event);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #keyOutside(event: KeyboardEvent): boolean {
    const frame = (event.target as Element).closest('[data-frame]');
    if (frame && (event.key === 'Enter' || event.key === ' ')) {
      this.#closeFrame(frame);
      return true;
    }
    return this.#panZoom.key(event);
  }

  #keyAt(event: KeyboardEvent, hit: Hit): boolean {
    const { box, column } = hit;
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (isArrow(key)) return !event.shiftKey && this.#walk(event, hit, key);
    if (key === 'Enter' && box.type === 'node' && !hit.side && !hit.more)
      this.#host.open(box.id, column);
    else if (key === 'Enter' || key === ' ') this.#act(hit);
    else if (key === 'm' || key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
      const { left, bottom } = (event.target as Element).getBoundingClientRect();
      this.#host.menu(box.id, { x: left, y: bottom });
    } else if (box.type !== 'node') return false;
    else if (key === '[' || key === ']') {
      const side = key === '[' ? 'parents' : 'children';
      this.#acted = box.id;
      this.#host.toggleSide(box.id, side, this.#drawing()?.near.hidden[side].get(box.id) ?? 0);
    } else if (key === '{' || key === '}')
      this.#host.openAll(box.id, key === '{' ? 'parents' : 'children');
    else if (key === 'c') this.#host.centre(box.id);
    else return false;
    return true;
  }

  #walk(event: KeyboardEvent, { box, column }: Hit, key: Parameters<typeof walk>[2]): boolean {
    const drawing = this.#drawing();
    if (!drawing) return false;
    if (column !== undefined) return this.#walkRows(event.target as Element, key);
    const { picture, layout, direction } = drawing;
    const to = walk({ picture, places: layout.boxes, direction }, box.id, key);
    if (to !== undefined) this.rove(to, true);
    return true;
  }

  #walkRows(row: Element, key: string): boolean {
    const box = row.closest('.box');
    const rows = [...(box?.querySelectorAll<SVGElement>('[data-row]') ?? [])];
    const at = rows.indexOf(row as SVGElement);
    const to =
      key === 'ArrowDown'
        ? (rows[at + 1] ?? rows[at])
        : key === 'ArrowUp'
          ? rows[at - 1]
          : undefined;
    (to ?? box?.querySelector<SVGElement>('.face'))?.focus({ preventScroll: true });
    return true;
  }
}

/** How far a span sticks out of a frame, and thus must move. */
function overshoot(start: number, end: number, from: number, to: number): number {
  const margin = 12;
  if (start < from + margin) return from + margin - start;
  return end > to - margin ? Math.max(to - margin - end, from + margin - start) : 0;
}
