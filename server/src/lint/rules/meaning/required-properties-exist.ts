import { deadNameMeta, deadNames, nearestName, type DeadNameMessages } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', DeadNameMessages>({
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
    ...deadNameMeta,
  },
  on: 'document',
  check: (visit): Iterable<Report<DeadNameMessages>> =>
    deadNames(visit, {
      field: 'option',
      holder: nearestName,
    }),
  fix: replaceSegment,
});
