import type { Lineage } from '../../../model/lineage/build-lineage.ts';
import type { LineageGraph } from '../../../model/lineage/lineage-graph.ts';
import type { LineageLenses } from '../lineage-news.ts';

/** The lineage that the counts above tables tell of, so that they are asked for again when it is another one. */
export class ShownLineage implements LineageLenses {
  readonly #refresh: () => void;
  #graph: LineageGraph | undefined;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  get areShown(): boolean {
    return this.#graph !== undefined;
  }

  is({ graph }: Lineage): void {
    this.#graph = graph;
  }

  changed({ graph }: Lineage): void {
    const before = this.#graph;
    if (before === undefined || before === graph) return;
    this.#graph = graph;
    if (flowsOf(before) !== flowsOf(graph)) this.#refresh();
  }
}

/** What is counted; not where it is said. */
function flowsOf({ edges }: LineageGraph): string {
  return edges.map(({ from, to, kind }) => (kind === 'flow' ? `${from} ${to}` : '')).join('\n');
}
