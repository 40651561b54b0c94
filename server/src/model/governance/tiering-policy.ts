import type { Origin, Stated } from './origin.ts';

export type Tier = 'bronze' | 'silver' | 'gold';

/** What a tier promises that can be checked. */
export type Guarantee = 'contract' | 'quality' | 'owner' | 'service-level' | 'key' | 'description';

/** A section of `tiering-standards.md`. */
export interface TierRule {
  readonly tier: Tier;
  /** Its heading. */
  readonly at: Origin;
  /** Layers of `naming.json` that belong to it: `staging`, `intermediate`. */
  readonly layers: Stated<readonly string[]> | undefined;
  /** Tiers it may read, and `source` for the systems themselves. Undefined: not said. */
  readonly readsFrom: Stated<readonly (Tier | 'source')[]> | undefined;
  /** Its write mode says that runs add to what is there: `merged by key`, `append-only`. */
  readonly addsTo: boolean;
  readonly guarantees: readonly Stated<Guarantee>[];
  /** A model of the tier reads exactly one source object: the sentence that says so, with its layers. */
  readonly oneToOne: Stated<readonly string[]> | undefined;
}

export interface TieringPolicy {
  readonly tiers: ReadonlyMap<Tier, TierRule>;
}
