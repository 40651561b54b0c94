import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import type { SampleValue } from '../sample-table.ts';

/** What is wanted of the values of a property. */
export interface ValueWish {
  /** How many values, each another one. Fewer come where there are no more. */
  readonly wanted: number;
  /** Every row gets another one: they come in order. */
  readonly distinct: boolean;
  readonly seed: number;
  /** Names from the contract down to the property: what it gets depends on nothing else. */
  readonly path: readonly string[];
  readonly policy: ClassificationPolicy | undefined;
}

export interface PropertyValues {
  readonly values: readonly SampleValue[];
  /** A sentence, where there is no value at all. */
  readonly problem: string | undefined;
  /** Whether a value from elsewhere, such as a key, is one that the property may have. */
  readonly fits: (value: SampleValue) => boolean;
}
