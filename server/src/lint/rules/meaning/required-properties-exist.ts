import { deadNames, nearestName } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'unknown' | 'similar'>({
  meta: {
    code: 'required-properties-exist',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The names under `logicalTypeOptions.required` are properties of the record.',
    explanation:
      'A record that must have a property which it cannot have is never valid, and the property that was meant is not checked.',
    examples: [
      {
        title: 'A misspelt name',
        bad: contract(`
schema:
  - name: addresses
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required: [street, citty] # to deliver
        properties:
          - name: street
          - name: city`),
        good: contract(`
schema:
  - name: addresses
    properties:
      - name: address
        logicalType: object
        logicalTypeOptions:
          required: [street, city] # to deliver
        properties:
          - name: street
          - name: city`),
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
      field: 'option',
      holder: nearestName,
    }),
  fix: replaceSegment,
});
