import type { MapVisit } from '../../../model/visit.ts';
import { entriesByList } from '../../entries-by-list.ts';
import { contract } from '../../example.ts';
import { knownText, scalarValue } from '../../field-value.ts';
import { readIsoTime } from '../../iso-time.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'repeated' | 'first'>({
  meta: {
    code: 'unique-members',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'A username is in the team only once at a time.',
    explanation:
      'Two entries for one person with the same role contradict each other sooner or later, and the name of who replaces somebody then leads to either. Somebody who left and came back has an entry for each stay, told apart by `dateIn` and `dateOut`; somebody with two roles may have one for each.',
    examples: [
      {
        title: 'Listed twice',
        bad: contract(`
team:
  members:
    - username: ana
      role: owner
    - username: bea
      role: data steward
    - username: ana
      role: owner`),
        good: contract(`
team:
  members:
    - username: ana
      role: owner
    - username: bea
      role: data steward`),
      },
      {
        title: 'Back before she left',
        bad: contract(`
team:
  members:
    - username: ana
      role: owner
      dateOut: '2025-06-30'
    - username: ana
      role: owner
      dateIn: '2025-01-01'`),
        good: contract(`
team:
  members:
    - username: ana
      role: owner
      dateOut: '2025-06-30'
    - username: ana
      role: owner
      dateIn: '2026-01-01'`),
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'idle',
    fixable: 'no',
    messages: {
      repeated: '`{name}` is in the team already at that time: keep one entry.',
      first: '`{name}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<'repeated' | 'first'>> {
    const { maps } = symbols();
    for (const { entries } of entriesByList(maps, ({ type }) => type.name === 'TeamMember')) {
      const seen = new Map<string, MapVisit[]>();
      for (const entry of entries) {
        const name = knownText(entry, 'username');
        const written = scalarValue(entry, 'username');
        if (name === undefined || written === undefined) continue;
        const others = seen.get(name) ?? [];
        const first = others.find((one) => clashes(one, entry));
        others.push(entry);
        seen.set(name, others);
        const at = first && scalarValue(first, 'username')?.at;
        if (at === undefined) continue;
        const related = [{ range: at, messageId: 'first', params: { name } }];
        yield { messageId: 'repeated', params: { name }, range: written.at, related };
      }
    }
  },
});

/** Whether two entries of one person are for the same role at the same time. */
function clashes(a: MapVisit, b: MapVisit): boolean {
  const roles = [a, b].map((one) => (one.byName.has('role') ? knownText(one, 'role') : ''));
  const [first, second] = roles;
  // A role that is known later may be any.
  if (first === undefined || second === undefined) return false;
  if (first !== '' && second !== '' && first.toLowerCase() !== second.toLowerCase()) return false;
  const [one, other] = [periodOf(a), periodOf(b)];
  return one !== undefined && other !== undefined && one.from < other.to && other.from < one.to;
}

/** Without a day the time has no such end; undefined when a day is not known. */
function periodOf(entry: MapVisit): { readonly from: number; readonly to: number } | undefined {
  const from = dayOf(entry, 'dateIn', -Infinity);
  const to = dayOf(entry, 'dateOut', Infinity);
  return from === undefined || to === undefined ? undefined : { from, to };
}

function dayOf(entry: MapVisit, field: string, open: number): number | undefined {
  const written = scalarValue(entry, field);
  return written === undefined ? open : readIsoTime(knownText(entry, field) ?? '');
}
