import type { Phase } from '../phase.ts';

/** Every phase, in the order in which work goes. */
export const allPhases: readonly Phase[] = [];
