import { topLevelPair } from '../../../model/contract.ts';
import { contract } from '../../example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { scalarValue } from '../../field-value.ts';

export default defineRule<'document', 'none'>({
  meta: {
    code: 'team-has-owner',
    family: 'meaning',
    severity: 'info',
    presets: { relaxed: 'off' },
    since: '0.1.0',
    summary: 'Somebody of the team is the owner.',
    explanation:
      'Whoever finds a defect in the data looks for the one person who decides. Any `role` with the word "owner" counts, such as `data owner` or `Product Owner`. A contract without a team is left alone.',
    examples: [
      {
        title: 'A team of helpers',
        bad: contract(`
team:
  members:
    - username: ana
      role: data engineer`),
        good: contract(`
team:
  members:
    - username: ana
      role: owner`),
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'idle',
    fixable: 'no',
    messages: { none: 'Nobody of the team has the role `owner`: say who decides about the data.' },
  },
  on: 'document',
  check({ document, symbols }): readonly Report<'none'>[] {
    const { members } = symbols();
    const team = topLevelPair(document, 'team');
    if (members.length === 0 || team === undefined) return nothing;
    const roles = members.map(({ visit }) => scalarValue(visit, 'role'));
    const isOwner = roles.some(
      (role) => role?.deferred === true || /owner/i.test(String(role?.node.value)),
    );
    const { start, end } = team.key;
    return isOwner ? nothing : [{ messageId: 'none', range: { start, end } }];
  },
});
