import { contract } from '../../example.ts';
import { readIsoTime } from '../../iso-time.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';

export default defineRule<'map', 'order' | 'joined'>({
  meta: {
    code: 'team-dates-in-order',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'Nobody leaves a team before joining it.',
    explanation:
      'Who answered for the data at a time is read from `dateIn` and `dateOut`; with the two swapped, nobody did. One day can be both.',
    examples: [
      {
        title: 'Left before joining',
        bad: contract(`
team:
  members:
    - username: ana
      role: owner
      dateIn: '2026-03-01'
      dateOut: '2025-03-01'`),
        good: contract(`
team:
  members:
    - username: ana
      role: owner
      dateIn: '2025-03-01'
      dateOut: '2026-03-01'`),
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'typing',
    fixable: 'no',
    messages: {
      order: '`dateOut` ({end}) lies before `dateIn` ({start}).',
      joined: '`dateIn` stands here',
    },
  },
  on: 'map',
  only: ['TeamMember'],
  check(visit): readonly Report<'order' | 'joined'>[] {
    const start = knownText(visit, 'dateIn') ?? '';
    const end = knownText(visit, 'dateOut') ?? '';
    const [from, to] = [readIsoTime(start), readIsoTime(end)];
    const [joined, left] = [scalarValue(visit, 'dateIn'), scalarValue(visit, 'dateOut')];
    if (from === undefined || to === undefined || from <= to) return nothing;
    if (joined === undefined || left === undefined) return nothing;
    const related = [{ range: joined.at, messageId: 'joined' }];
    return [{ messageId: 'order', params: { start, end }, range: left.at, related }];
  },
});
