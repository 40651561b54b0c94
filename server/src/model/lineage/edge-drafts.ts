import type { LineageEdge, LineageStatement } from './lineage-graph.ts';
import type { Table } from './table.ts';

export interface EdgeDraft {
  readonly from: Table;
  readonly to: Table;
  readonly kind: LineageEdge['kind'];
  readonly said: LineageStatement[];
}

/** The edges while the graph is being put together: one for each pair of tables and kind. */
export class EdgeDrafts {
  readonly #all: EdgeDraft[] = [];
  readonly #into = new Map<Table, EdgeDraft[]>();
  readonly #byEnds = new Map<Table, Map<Table, EdgeDraft[]>>();

  /** What a table says of itself is no edge. */
  add(from: Table, to: Table, kind: LineageEdge['kind'], statement: LineageStatement): void {
    if (from === to) return;
    let edge = this.between(from, to).find((one) => one.kind === kind);
    if (edge === undefined) {
      edge = { from, to, kind, said: [] };
      this.#all.push(edge);
      const into = this.#into.get(to);
      if (into === undefined) this.#into.set(to, [edge]);
      else into.push(edge);
      const ends = this.#byEnds.get(from) ?? new Map<Table, EdgeDraft[]>();
      this.#byEnds.set(from, ends);
      ends.set(to, [...(ends.get(to) ?? []), edge]);
    }
    edge.said.push(statement);
  }

  /** Of each kind one at most. */
  between(from: Table, to: Table): readonly EdgeDraft[] {
    return this.#byEnds.get(from)?.get(to) ?? [];
  }

  into(table: Table): readonly EdgeDraft[] {
    return this.#into.get(table) ?? [];
  }

  all(): EdgeDraft[] {
    return [...this.#all];
  }
}
