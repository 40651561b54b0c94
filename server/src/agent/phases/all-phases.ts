import type { Phase } from '../phase.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { implementLogic } from './implement-logic.ts';
import { review } from './review.ts';
import { scaffoldPipeline } from './scaffold-pipeline.ts';
import { shapeSpec } from './shape-spec.ts';
import { writeContract } from './write-contract.ts';

/** Every phase, in the order in which work goes. */
export const allPhases: readonly Phase[] = [
  shapeSpec,
  writeContract,
  scaffoldPipeline,
  implementLogic,
  explain,
  review,
  fix,
];
