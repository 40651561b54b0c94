import type { LineageStore } from '../../analysis/lineage/lineage-store.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import { inSlices } from './in-slices.ts';

/** Who types faster than the graph is put together gets one that is a moment old. */
const MAX_ROUNDS = 3;

/** The lineage for those who can wait: it is put together between messages, once for all who ask meanwhile. */
export class SlicedLineage {
  readonly store: LineageStore;
  #running: Promise<Lineage> | undefined;

  constructor(store: LineageStore) {
    this.store = store;
  }

  async current(): Promise<Lineage> {
    for (let round = 1; ; round++) {
      const lineage = await this.#run();
      if (this.store.isCurrent || round === MAX_ROUNDS) return lineage;
    }
  }

  #run(): Promise<Lineage> {
    this.#running ??= inSlices(this.store.steps()).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
