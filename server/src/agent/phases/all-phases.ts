import type { Phase } from '../phase.ts';
import { shapeSpec } from './shape-spec.ts';
import { writeContract } from './write-contract.ts';

/** Every phase, in the order in which work goes. */
export const allPhases: readonly Phase[] = [shapeSpec, writeContract];
