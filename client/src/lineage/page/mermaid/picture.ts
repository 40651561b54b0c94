import type { Box, Point } from '../canvas/transform.ts';
import type { DrawnNode, Drawing } from './engine.ts';
import css from './picture.css';
import { Rings, type RingKind } from './rings.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What a person who does not see the node should know. */
export interface NodeWords {
  readonly label: string;
  /** It stands for a node of the graph: a click chooses it. */
  readonly bound: boolean;
}

/**
 * The diagram that is shown, in a shadow tree: neither do the author's styles and ids reach the page, nor those of the
 * page the diagram.
 */
export class Picture {
  readonly element = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #nodes = new Map<string, DrawnNode>();
  readonly #rings = new Rings();
  #svg: SVGSVGElement | undefined;

  constructor() {
    this.#root = this.element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
    const ringFocus = (): void => this.#ring('focus', this.#keyboardAt());
    this.#root.addEventListener('focusin', ringFocus);
    this.#root.addEventListener('focusout', () => this.#rings.show('focus', []));
  }

  /** What pointer and keyboard do among the nodes: of going from one to the next the page outside is not told. */
  get events(): EventTarget {
    return this.#root;
  }

  get svg(): SVGSVGElement | undefined {
    return this.#svg;
  }

  get ids(): readonly string[] {
    return [...this.#nodes.keys()];
  }

  node(id: string): DrawnNode | undefined {
    return this.#nodes.get(id);
  }

  clear(): void {
    this.#svg?.remove();
    this.#svg = undefined;
    this.#nodes.clear();
  }

  /** Puts the drawing in place of the last one. */
  replace({ svg, nodes }: Drawing): void {
    this.clear();
    this.#svg = svg;
    this.#root.append(svg);
    this.#rings.attachTo(svg);
    for (const node of nodes) {
      this.#nodes.set(node.id, node);
      node.element.setAttribute('data-lineage-node', node.id);
      if (node.tooltip !== undefined) addTooltip(node.element, node.tooltip);
    }
  }

  describe(words: (node: DrawnNode) => NodeWords): void {
    const tabbable = this.#tabbable();
    for (const node of this.#nodes.values()) {
      const { label, bound } = words(node);
      node.element.setAttribute('role', bound ? 'button' : 'img');
      node.element.setAttribute('aria-label', label);
      node.element.setAttribute('tabindex', node.id === tabbable ? '0' : '-1');
    }
  }

  /** Names the whole for those who do not see it. */
  name(label: string): void {
    this.#svg?.setAttribute('aria-label', label);
    this.#svg?.removeAttribute('aria-roledescription');
  }

  /** Rings these nodes: the current one, and the one that was chosen. */
  mark(current: ReadonlySet<string>, selected: ReadonlySet<string>): void {
    for (const { id, element } of this.#nodes.values()) {
      if (current.has(id)) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
    }
    this.#ring('current', [...current]);
    this.#ring('selected', [...selected]);
  }

  /** Moves the keyboard there: Tab comes back to it. */
  moveFocus(id: string): void {
    for (const { element } of this.#nodes.values()) element.setAttribute('tabindex', '-1');
    const node = this.#nodes.get(id);
    node?.element.setAttribute('tabindex', '0');
    node?.element.focus({ preventScroll: true });
  }

  get focused(): string | undefined {
    return this.#root.activeElement?.getAttribute('data-lineage-node') ?? undefined;
  }

  /** The node at which an event was. */
  nodeOf(event: Event): string | undefined {
    const elements = event.composedPath().filter((target) => target instanceof Element);
    const node = elements.find((element) => element.hasAttribute('data-lineage-node'));
    return node?.getAttribute('data-lineage-node') ?? undefined;
  }

  /** Where a node is in the picture, whatever the zoom. */
  box(id: string): Box | undefined {
    const element = this.#nodes.get(id)?.element;
    const svg = this.#svg;
    if (!element || !svg) return undefined;
    const all = svg.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const k = all.width / svg.width.baseVal.value || 1;
    return {
      x: (own.left - all.left) / k,
      y: (own.top - all.top) / k,
      width: own.width / k,
      height: own.height / k,
    };
  }

  get size(): Box {
    const { width, height } = this.#svg ?? {};
    return { x: 0, y: 0, width: width?.baseVal.value ?? 0, height: height?.baseVal.value ?? 0 };
  }

  /** The node whose middle is nearest to a point. */
  nearest(point: Point, among: readonly string[] = this.ids): string | undefined {
    const far = (id: string): number => {
      const box = this.box(id);
      return box ? Math.hypot(middle(box).x - point.x, middle(box).y - point.y) : Infinity;
    };
    return among
      .map((id) => ({ id, far: far(id) }))
      .reduce<{ id?: string; far: number }>((best, one) => (one.far < best.far ? one : best), {
        far: Infinity,
      }).id;
  }

  /** The next node in that direction: near, and not far off to the side. */
  beside(id: string, direction: Point): string | undefined {
    const box = this.box(id);
    if (!box) return undefined;
    const from = middle(box);
    let best: { id: string; cost: number } | undefined;
    for (const other of this.ids) {
      const at = other === id ? undefined : this.box(other);
      if (!at) continue;
      const [x, y] = [middle(at).x - from.x, middle(at).y - from.y];
      const ahead = x * direction.x + y * direction.y;
      const aside = Math.abs(x * direction.y) + Math.abs(y * direction.x);
      const cost = ahead + 2 * aside;
      if (ahead > 1 && ahead * 4 > aside && cost < (best?.cost ?? Infinity))
        best = { id: other, cost };
    }
    return best?.id;
  }

  #ring(kind: RingKind, ids: readonly string[]): void {
    const { x = 0, y = 0 } = this.#svg?.viewBox.baseVal ?? {};
    const boxes = ids.map((id) => this.box(id)).filter((box) => box !== undefined);
    this.#rings.show(
      kind,
      boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })),
    );
  }

  /** The node with the keyboard, if a ring should show it. */
  #keyboardAt(): readonly string[] {
    const id = this.#root.querySelector(':focus-visible')?.getAttribute('data-lineage-node');
    return typeof id === 'string' ? [id] : [];
  }

  #tabbable(): string | undefined {
    const current = [...this.#nodes.values()].find(({ element }) =>
      element.hasAttribute('aria-current'),
    );
    return current?.id ?? this.ids[0];
  }
}

export const middle = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

function addTooltip(element: SVGGElement, tooltip: string): void {
  const title = document.createElementNS(SVG, 'title');
  title.textContent = tooltip;
  element.prepend(title);
}
