import type { Origin, Stated } from './origin.ts';

/** What carries tags: a contract, its schema objects, its properties, dbt models, resources of the platform. */
export type Tagged = 'contract' | 'object' | 'property' | 'product' | 'model' | 'resource';

/** A tag by its key: all of it, or what stands before the colon of `cost-center:4711`. */
export interface TagRule {
  readonly key: string;
  readonly at: Origin;
  readonly required: boolean;
  readonly description: string;
  /** Values that it may have; any when neither is given. */
  readonly allowed: Stated<readonly string[]> | undefined;
  /** ECMAScript source that its value matches. */
  readonly pattern: Stated<string> | undefined;
  readonly appliesTo: readonly Tagged[];
}

/** `tagging.json`. A nearer file replaces single keys. */
export interface TaggingPolicy {
  readonly tags: ReadonlyMap<string, TagRule>;
  /** Whether other tags are mistakes. */
  readonly closed: Stated<boolean> | undefined;
}
