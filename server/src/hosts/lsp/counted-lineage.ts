import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { Guard } from './guard.ts';
import type { SlicedLineage } from './sliced-lineage.ts';

/** Lineage for those who show counts. Whoever sees the first one has asked for lineage, so that it is that of the preview. */
export class CountedLineage {
  readonly #guard: Guard;
  readonly #sliced: SlicedLineage;
  /** Reads what else counts, such as dbt. */
  readonly #wanted: () => Promise<unknown>;
  #asked = false;

  constructor(guard: Guard, sliced: SlicedLineage, wanted: () => Promise<unknown>) {
    this.#guard = guard;
    this.#sliced = sliced;
    this.#wanted = wanted;
  }

  current(): Promise<Lineage> {
    if (!this.#asked) this.#guard.background('lineage', this.#wanted());
    this.#asked = true;
    return this.#sliced.current();
  }
}
