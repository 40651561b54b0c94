import type { FieldSpec, ValueSpec } from '../metamodel.ts';
import { anything, listOf } from '../values.ts';

const number: ValueSpec = { kind: 'number' };
const range: ValueSpec = listOf(number, { minItems: 2, maxItems: 2, uniqueItems: true });

/** What the measured value is compared with; from version 3.1.0 a check has exactly one of them. */
export const qualityOperators: Readonly<Record<string, FieldSpec>> = {
  mustBe: {
    doc: 'The measured value must equal this one.',
    value: anything,
    examples: [0],
  },
  mustNotBe: {
    doc: 'The measured value must differ from this one.',
    value: anything,
    examples: [0],
  },
  mustBeGreaterThan: {
    doc: 'The measured value must be above this number.',
    value: number,
    examples: [0],
  },
  mustBeGreaterOrEqualTo: {
    doc: 'The measured value must be this number or above.',
    value: number,
    examples: [1],
  },
  mustBeLessThan: {
    doc: 'The measured value must be below this number.',
    value: number,
    examples: [100],
  },
  mustBeLessOrEqualTo: {
    doc: 'The measured value must be this number or below.',
    value: number,
    examples: [5],
  },
  mustBeBetween: {
    doc: 'The measured value must lie between these two numbers, the lower one first.',
    value: range,
    examples: [[100, 120]],
  },
  mustNotBeBetween: {
    doc: 'The measured value must lie outside these two numbers, the lower one first.',
    value: range,
    examples: [[0, 10]],
  },
};
