import type { Promises } from '../../model/governance/canvas.ts';
import { saying, type Said } from '../sentence.ts';

/** What service levels are called in a sentence. */
export const levelNames: Readonly<Record<keyof Promises, Said>> = {
  latency: saying('latency'),
  frequency: saying('frequency'),
  availability: saying('availability'),
  retention: saying('retention'),
};
