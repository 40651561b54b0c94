import { deadNames, objectName } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'unknown' | 'similar'>({
  meta: {
    code: 'quality-properties-exist',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The properties that a quality check names are in its object.',
    explanation:
      'A check of columns that do not exist fails at run time, long after the contract was accepted; or it is skipped, and nobody counts the duplicates.',
    examples: [
      {
        title: 'A misspelt column',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [ordr_id] # the key
        mustBe: 0
    properties:
      - name: order_id
      - name: amount`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: duplicateValues
        arguments:
          properties: [order_id] # the key
        mustBe: 0
    properties:
      - name: order_id
      - name: amount`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: '`{holder}` has no property `{name}`; it has {names}.',
      similar: '`{holder}` has no property `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  check: (visit): Iterable<Report<'unknown' | 'similar'>> =>
    deadNames(visit, {
      field: 'argument',
      holder: objectName,
    }),
  fix: replaceSegment,
});
