import type { Construct } from './construct.ts';
import { keyConstructs } from './key-constructs.ts';
import { metricConstructs } from './metric-constructs.ts';
import { nestedConstructs } from './nested-constructs.ts';
import { optionConstructs } from './option-constructs.ts';
import { queryConstructs } from './query-constructs.ts';

/** By contract: its name, and what it demands. */
export const allConstructs: Readonly<Record<string, readonly Construct[]>> = {
  keys: keyConstructs,
  options: optionConstructs,
  nested: nestedConstructs,
  metrics: metricConstructs,
  queries: queryConstructs,
};
