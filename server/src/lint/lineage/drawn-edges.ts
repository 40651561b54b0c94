import type { Word } from '../../model/dbt/dbt-model.ts';
import type { TopologyFile } from '../../model/governed-file.ts';

export interface DrawnEdge {
  readonly from: Word;
  readonly to: Word;
}

/** The edges of a topology by the names of their ends, each once. */
export class DrawnEdges {
  readonly all: readonly DrawnEdge[];
  readonly #targets = new Map<string, Map<string, DrawnEdge>>();
  readonly #ends = new Set<string>();
  readonly #connected = new Set<string>();
  readonly #bundles: readonly {
    readonly from: ReadonlySet<string>;
    readonly to: ReadonlySet<string>;
  }[];

  constructor({ edges, bundles = [] }: TopologyFile) {
    this.all = edges.filter((edge) => this.#isNew(edge));
    this.#bundles = bundles.map(({ from, to }) => ({ from: new Set(from), to: new Set(to) }));
    for (const { from, to } of bundles)
      for (const name of [...from, ...to]) this.#connected.add(name);
  }

  #isNew(edge: DrawnEdge): boolean {
    const from = edge.from.text;
    const targets = this.#targets.get(from) ?? new Map<string, DrawnEdge>();
    if (targets.has(edge.to.text)) return false;
    this.#targets.set(from, targets.set(edge.to.text, edge));
    this.#connected.add(from).add(edge.to.text);
    this.#ends.add(edge.to.text);
    return true;
  }

  has(from: string, to: string): boolean {
    return this.#targets.get(from)?.has(to) === true || this.#isBundled(from, to);
  }

  /** Whether arrows lead from one name to another by way of names that one may pass through. */
  leads(from: string, to: string, mayPass: (name: string) => boolean): boolean {
    const seen = new Set([from]);
    for (const name of seen) {
      if (this.has(name, to)) return true;
      for (const next of this.#next(name)) if (mayPass(next)) seen.add(next);
    }
    return false;
  }

  *#next(name: string): Iterable<string> {
    yield* this.#targets.get(name)?.keys() ?? [];
    for (const { from, to } of this.#bundles) if (from.has(name)) yield* to;
  }

  #isBundled(from: string, to: string): boolean {
    return this.#bundles.some((bundle) => bundle.from.has(from) && bundle.to.has(to));
  }

  isConnected(name: string): boolean {
    return this.#connected.has(name);
  }

  isTarget(name: string): boolean {
    return this.#ends.has(name);
  }
}
