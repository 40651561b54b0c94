import { contract } from '../../example.ts';
import { isWritten, knownScalar } from '../../field-value.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'map', 'absent'>({
  meta: {
    code: 'text-checks-described',
    family: 'meaning',
    severity: 'hint',
    presets: { strict: 'warning' },
    since: '0.1.0',
    summary: 'A quality check of `type: text` says in `description` what it is about.',
    explanation:
      'Such a check is nothing but its words: no tool runs it. Without a description nothing is promised.',
    examples: [
      {
        title: 'A check without words',
        bad: contract(`
schema:
  - name: orders
    quality:
      - type: text
        name: complete`),
        good: contract(`
schema:
  - name: orders
    quality:
      - type: text
        name: complete
        description: Every order of the shop is here by 6 in the morning.`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: { absent: 'A check in words needs its words: write a `description`.' },
  },
  on: 'map',
  only: ['Quality'],
  check(visit): readonly Report<'absent'>[] {
    if (visit.table.variant !== 'text') return nothing;
    const type = knownScalar(visit, 'type');
    return type === undefined || isWritten(visit, 'description')
      ? nothing
      : [{ messageId: 'absent', range: type.at }];
  },
});
