import { deadNames, type DeadNameMessages } from '../../dead-names.ts';
import { contract } from '../../example.ts';
import { findSymbol } from '../../../model/find-symbol.ts';
import { referencesOf } from '../../references-of.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages = DeadNameMessages | 'self';

export default defineRule<'document', Messages>({
  meta: {
    code: 'team-successors-exist',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'Who replaces a member of the team is another member.',
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
      self: '`{name}` replaces nobody but `{name}`: name who came after.',
      similar: 'Nobody of the team has the username `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<Messages>> {
    yield* deadNames(visit, { field: 'replaced-by', holder: () => '' });
    const { members } = visit.symbols();
    for (const { field, owner, segments } of referencesOf(visit)) {
      const [segment] = segments;
      if (field !== 'replaced-by' || segment === undefined) continue;
      const { text: name, range } = segment;
      if (owner?.name !== name) continue;
      // Somebody who came back is there twice.
      const others = members.filter((one) => one !== owner);
      if (findSymbol(others, 'name', name) !== undefined) continue;
      yield { messageId: 'self', params: { name }, range };
    }
  },
  fix: replaceSegment,
});
