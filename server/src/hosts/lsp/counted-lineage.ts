import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { Guard } from './guard.ts';
import type { SlicedLineage } from './sliced-lineage.ts';

export interface LineageToCount {
  /** Reads what else counts, such as dbt. */
  wantsLineage(): Promise<unknown>;
}

/** Lineage for those who show counts. Whoever sees the first one has asked for lineage, so that it is that of the preview. */
export class CountedLineage {
  readonly #workspace: LineageToCount;
  readonly #guard: Guard;
  readonly #sliced: SlicedLineage;
  #asked = false;

  constructor(workspace: LineageToCount, guard: Guard, sliced: SlicedLineage) {
    this.#workspace = workspace;
    this.#guard = guard;
    this.#sliced = sliced;
  }

  current(): Promise<Lineage> {
    this.#ask();
    return this.#sliced.current();
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#guard.background('lineage', this.#workspace.wantsLineage());
  }
}
