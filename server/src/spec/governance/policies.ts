import type { PolicyId } from '../dialects.ts';
import type { Metamodel } from '../metamodel.ts';
import { classification } from './classification.ts';
import { naming } from './naming.ts';
import { serviceLevels } from './service-levels.ts';
import { tagging } from './tagging.ts';

/** The policy files that have tables. */
export const policies: Readonly<Record<PolicyId, Metamodel>> = {
  naming,
  classification,
  tagging,
  'service-levels': serviceLevels,
};
