import type { ViewColumn } from '../messages.ts';

/** Columns as the extension told them: asked for once a table, and again when the graph is new. */
export class ColumnsKnown {
  readonly known = new Map<string, readonly ViewColumn[] | null>();
  readonly #asked = new Set<string>();
  readonly #ask: (node: string) => void;

  constructor(ask: (node: string) => void) {
    this.#ask = ask;
  }

  want(nodes: Iterable<string>): void {
    for (const node of nodes) {
      if (this.#asked.has(node)) continue;
      this.#asked.add(node);
      this.#ask(node);
    }
  }

  answer(node: string, columns: readonly ViewColumn[] | null): void {
    // What was never asked for is nobody's answer.
    if (this.#asked.has(node)) this.known.set(node, columns);
  }

  /** The graph is new: what is known is shown until the new answers are there. */
  stale(): void {
    this.#asked.clear();
  }
}
