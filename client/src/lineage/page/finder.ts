import { search } from './graph/search.ts';
import type { GraphIndex } from './graph/graph-index.ts';

/** What somebody looks for, and at which match they are. */
export class Finder {
  #query = '';
  #found: readonly string[] = [];
  #at = -1;

  /** Undefined: nobody looks for anything. */
  get matches(): { readonly at: number; readonly count: number } | undefined {
    return this.#query.trim() === '' ? undefined : { at: this.#at, count: this.#found.length };
  }

  get found(): ReadonlySet<string> | undefined {
    return this.matches && new Set(this.#found);
  }

  /** `only`: among these, where not all are shown. */
  look(index: GraphIndex, query: string, only?: ReadonlySet<string>): void {
    this.#query = query;
    this.#found = search(index, query).filter((id) => only?.has(id) ?? true);
    this.#at = -1;
  }

  /** The graph is new, or something else is shown: stays at the same table. */
  again(index: GraphIndex, only?: ReadonlySet<string>): void {
    const current = this.#found[this.#at];
    this.#found = search(index, this.#query).filter((id) => only?.has(id) ?? true);
    this.#at = current === undefined ? -1 : this.#found.indexOf(current);
  }

  step(by: 1 | -1): string | undefined {
    const { length } = this.#found;
    if (length === 0) return undefined;
    this.#at = this.#at < 0 && by < 0 ? length - 1 : (this.#at + by + length) % length;
    return this.#found[this.#at];
  }
}
