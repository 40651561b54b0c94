import type { Box } from '../canvas/transform.ts';

const SVG = 'http://www.w3.org/2000/svg';

export type RingKind = 'current' | 'selected' | 'focus';

/** How far from the node each ring is, so that one that is current, chosen and at the keyboard shows all three. */
const AWAY: Readonly<Record<RingKind, number>> = { focus: 3, current: 6, selected: 11 };

/** Rings around nodes, above the diagram: its styles are for what is in its nodes. */
export class Rings {
  readonly #layer = document.createElementNS(SVG, 'g');
  readonly #rings = new Map<RingKind, SVGRectElement[]>();

  constructor() {
    this.#layer.setAttribute('data-lineage-rings', '');
    this.#layer.setAttribute('aria-hidden', 'true');
  }

  attachTo(svg: SVGSVGElement): void {
    this.#layer.replaceChildren();
    this.#rings.clear();
    svg.append(this.#layer);
  }

  /** `boxes`: where the nodes are in the picture; they replace those of this kind. */
  show(kind: RingKind, boxes: readonly Box[]): void {
    for (const ring of this.#rings.get(kind) ?? []) ring.remove();
    const rings = boxes.map((box) => ringAround(box, kind));
    this.#rings.set(kind, rings);
    this.#layer.append(...rings);
  }
}

function ringAround(box: Box, kind: RingKind): SVGRectElement {
  const away = AWAY[kind];
  const ring = document.createElementNS(SVG, 'rect');
  ring.setAttribute('data-lineage-ring', kind);
  ring.setAttribute('x', String(box.x - away));
  ring.setAttribute('y', String(box.y - away));
  ring.setAttribute('width', String(box.width + 2 * away));
  ring.setAttribute('height', String(box.height + 2 * away));
  ring.setAttribute('rx', String(away));
  return ring;
}
