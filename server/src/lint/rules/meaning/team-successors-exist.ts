import { deadNames } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'unknown' | 'similar'>({
  meta: {
    code: 'team-successors-exist',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'Who replaces a member of the team is a member as well.',
    explanation:
      '`replacedByUsername` tells whom to ask now. Somebody who is not in the list has no role and no name there.',
    examples: [
      {
        title: 'A misspelt name',
        bad: contract(`
team:
  members:
    - username: ana
      role: owner
      dateOut: '2026-03-31'
      replacedByUsername: beatrix # since April
    - username: beatriz
      role: owner`),
        good: contract(`
team:
  members:
    - username: ana
      role: owner
      dateOut: '2026-03-31'
      replacedByUsername: beatriz # since April
    - username: beatriz
      role: owner`),
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: 'Nobody of the team has the username `{name}`; there are {names}.',
      similar: 'Nobody of the team has the username `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  check: (visit): Iterable<Report<'unknown' | 'similar'>> =>
    deadNames(visit, {
      field: 'replaced-by',
      holder: () => '',
    }),
  fix: replaceSegment,
});
