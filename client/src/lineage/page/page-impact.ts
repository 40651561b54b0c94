import { impactOfColumn, impactOfTable, type Impact } from './graph/impact.ts';
import type { PageFace } from './page-face.ts';
import { drawImpact } from './parts/impact-panel.ts';

/** What a change of a table or of its selected column reaches: found anew with each graph, listed beside the picture. */
export class ImpactMode {
  /** The table that changes; undefined: nobody asks. */
  of: string | undefined;
  readonly #page: PageFace;
  #found: Impact | undefined;
  #nodes: ReadonlySet<string> | undefined;
  #drawn: string | undefined;

  constructor(page: PageFace) {
    this.#page = page;
  }

  /** The table and all that it reaches. */
  get nodes(): ReadonlySet<string> | undefined {
    return this.of === undefined ? undefined : this.#nodes;
  }

  find(): void {
    const { index } = this.#page.graph;
    if (this.of !== undefined && !index.nodes.has(this.of)) this.of = undefined;
    this.#found = undefined;
    if (this.of === undefined) return;
    const column = this.#column();
    const { columnsKnown } = this.#page;
    columnsKnown.want([this.of]);
    this.#found =
      column === null
        ? impactOfTable(index, this.of)
        : impactOfColumn(index, this.of, column, columnsKnown.known);
    columnsKnown.want(this.#found.wanted);
    const nodes = [this.of, ...this.#found.reached.map(({ node }) => node.id)];
    // The same set as long as it holds the same: what is drawn need not be drawn again then.
    if (this.#nodes?.size !== nodes.length || !nodes.every((id) => this.#nodes?.has(id)))
      this.#nodes = new Set(nodes);
  }

  draw(): void {
    const page = this.#page;
    const { side } = page.shell;
    const node = this.of;
    side.hidden = node === undefined;
    if (node === undefined || !this.#found) {
      side.replaceChildren();
      this.#drawn = undefined;
      return;
    }
    const shown = {
      name: page.graph.index.nodes.get(node)!.name,
      column: this.#column(),
      columns: page.columns.get(node) ?? [],
      impact: this.#found,
    };
    // Not anew when it would say the same: somebody may be reading, or choosing a column.
    const drawn = JSON.stringify([node, shown]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const parts = drawImpact(shown, page.texts, {
      close: () => page.showImpact(undefined),
      copy: (text) => {
        page.post({ type: 'copy', text });
        page.say(page.texts.copied);
      },
      column: (column) => {
        page.column = column;
        page.change({ selected: node }, 'fit');
      },
      go: (other) => {
        page.select(other);
        page.graph.reveal(other);
      },
    });
    keepingFocus(side, () => side.replaceChildren(...parts));
  }

  #column(): string | null {
    return this.of === this.#page.state.selected ? this.#page.column : null;
  }
}

/** The keyboard stays at the control that takes the place of the one it was at. */
function keepingFocus(element: HTMLElement, replace: () => void): void {
  const controls = (): HTMLElement[] => [
    ...element.querySelectorAll<HTMLElement>('button, select'),
  ];
  const at = controls().indexOf(document.activeElement as HTMLElement);
  replace();
  if (at >= 0) controls()[at]?.focus({ preventScroll: true });
}
