import { mostSimilar } from '../../../base/similar.ts';
import { pairsOf } from '../../../model/pairs.ts';
import type { MapVisit } from '../../../model/visit.ts';
import type { FieldGroup } from '../../../spec/metamodel.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { isWithin } from '../../../spec/version.ts';
import type { YamlScalar } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixOperator } from '../../fixes/operator.ts';
import { adviceFor, isOpen } from '../../known-names.ts';
import { headOf } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report, type RuleContext } from '../../rule.ts';
import { isDoubtful } from '../../variants.ts';

type Messages = 'none' | 'too-many' | 'first';

export default defineRule<'map', Messages>({
  meta: {
    code: 'quality-operators',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'A quality check with a metric or a query has exactly one comparison operator.',
    explanation:
      'Without an operator nothing says which result is good; with two, tools differ on which one counts. For a range write `mustBeBetween: [low, high]`. From version 3.1.0 the standard demands exactly one.',
    examples: [
      {
        title: 'Two operators',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeGreaterThan: 100
        mustBeLessThan: 200`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeBetween: [100, 200]`),
      },
      {
        title: 'No operator',
        bad: contract(`
schema:
  - name: orders
    quality:
      - type: sql
        query: SELECT COUNT(*) FROM {object} WHERE amount < 0`),
        good: contract(`
schema:
  - name: orders
    quality:
      - type: sql
        query: SELECT COUNT(*) FROM {object} WHERE amount < 0
        mustBe: 0`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      none: 'This {owner} needs one of the {title}, such as `{first}`.',
      'too-many':
        '`{name}` is one too many: this {owner} already has `{first}`. Keep one of the {title}.',
      first: '`{first}` stands here',
    },
    fixes: { insert: 'Insert `{first}`', remove: 'Remove `{name}`' },
  },
  on: 'map',
  check(visit, context): readonly Report<Messages>[] {
    const { groups } = visit.table;
    if (groups.length === 0) return nothing;
    return groups.flatMap((group) =>
      isWithin(group, visit.version) ? judge(group, visit, context) : [],
    );
  },
  fix: fixOperator,
});

function judge(group: FieldGroup, visit: MapVisit, { spec }: RuleContext): Report<Messages>[] {
  const pairs = pairsOf(visit.node);
  const written = pairs.filter(({ pair }) => group.fields.includes(String(pair.key.value)));
  const params = { owner: visit.type.title, title: group.title };
  if (written.length > group.max) {
    const last = written[group.max - 1]?.pair.key;
    const first = nameOf(last);
    return written.slice(group.max).map(({ pair, via }) => ({
      messageId: 'too-many',
      params: { ...params, name: nameOf(pair.key), first },
      range: reportAt({ via: visit.via ?? via }, pair.key),
      ...(last !== undefined && {
        related: [
          { range: { start: last.start, end: last.end }, messageId: 'first', params: { first } },
        ],
      }),
      data: { remove: nameOf(pair.key) },
    }));
  }
  if (written.length >= group.min || isMisspelt(group, visit) || isDoubtful(visit, spec)) return [];
  // What is to be compared is missing as well, and that is said first.
  if (lacksMore(visit, spec)) return [];
  const { start, end } = headOf(visit, [visit.type.discriminator?.field, visit.type.nameField]);
  const first = group.fields[0] ?? '';
  const data = { first, value: '0' };
  const range = reportAt(visit, { start, end });
  return [{ messageId: 'none', params: { ...params, first }, range, data }];
}

function lacksMore({ node, type, table, version }: MapVisit, spec: SpecIndex): boolean {
  for (const [name, field] of table.fields) {
    if (Object.hasOwn(type.fields, name) || !spec.isRequired(field, version)) continue;
    if (!pairsOf(node).some(({ pair }) => pair.key.value === name)) return true;
  }
  return false;
}

function nameOf(key: YamlScalar | undefined): string {
  return String(key?.value ?? '');
}

/** Whether an unknown field means one of the group: that is reported where it stands. */
function isMisspelt(group: FieldGroup, visit: MapVisit): boolean {
  if (isOpen(visit)) return false;
  return visit.node.pairs.some(({ key }) => {
    const name = nameOf(key);
    if (visit.table.fields.has(name)) return false;
    const meant = adviceFor(visit, name)?.to ?? mostSimilar(name, group.fields);
    return meant !== undefined && group.fields.includes(meant);
  });
}
