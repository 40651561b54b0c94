import type { ViewColumn } from '../messages.ts';

/** Columns as the extension told them: asked for once a table, and again when the graph is new. */
export class ColumnsKnown {
  #known: ReadonlyMap<string, readonly ViewColumn[] | null> = new Map();
  readonly #asked = new Set<string>();
  readonly #ask: (node: string) => void;

  constructor(ask: (node: string) => void) {
    this.#ask = ask;
  }

  /** Another map whenever it says something else. */
  get known(): ReadonlyMap<string, readonly ViewColumn[] | null> {
    return this.#known;
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
    if (this.#asked.has(node)) this.#known = new Map(this.#known).set(node, columns);
  }

  /** The graph is new: what is known is shown until the new answers are there. */
  stale(): void {
    this.#asked.clear();
  }
}
