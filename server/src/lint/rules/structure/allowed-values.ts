import { mostSimilar } from '../../../base/similar.ts';
import type { ValueVisit } from '../../../model/visit.ts';
import { isPolicy } from '../../../spec/dialects.ts';
import type { StringValue, ValueChoice } from '../../../spec/metamodel.ts';
import { compareVersions, isWithin } from '../../../spec/version.ts';
import { contract } from '../../example.ts';
import { fixAllowedValue } from '../../fixes/allowed-value.ts';
import { acceptedSince, isVersionField, judgeValue, rangeOf } from '../../judge-value.ts';
import { wrongEntryKey } from '../../known-names.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { allStandards, defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'unknown' | 'similar' | 'alias' | 'alias-here' | 'only';

export default defineRule<'value', Messages>({
  meta: {
    code: 'allowed-values',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Where the standard lists the values of a field, the value is one of them.',
    explanation:
      'The most frequent slip is the type of a database as `logicalType`: the logical type says what the value is on any platform, `physicalType` keeps the word of the database. Values that the standard only suggests, such as those of `status`, are never enforced here.',
    examples: [
      {
        title: 'A type of a database as logical type',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: varchar`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string`),
        fixed: true,
      },
      {
        title: 'A type of a database that says more',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: country
        logicalType: varchar(2)`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: country
        logicalType: string
        physicalType: varchar(2)`),
        fixed: true,
      },
      {
        title: 'Upper case',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: Number`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number`),
        fixed: true,
      },
    ],
    standards: allStandards,
    cost: 'typing',
    fixable: 'safe',
    messages: {
      unknown: '`{written}` is not a value of `{name}`. Allowed: {values}.',
      similar: '`{written}` is not a value of `{name}`. Did you mean `{value}`?',
      alias: '`{written}` is not a value of `{name}`; the standard calls it `{value}`.',
      'alias-here': '`{written}` is not a value of `{name}`; here it is called `{value}`.',
      only: '`{name}` must be `{value}`, not `{written}`.',
    },
    fixes: {
      replace: 'Write `{value}`',
      replaceAnd: 'Write `{value}`, and `{alsoValue}` as `{also}`',
    },
  },
  on: 'value',
  check(visit, { spec }): readonly Report<Messages>[] {
    if (judgeValue(visit) !== 'wrong-value' || isVersionField(visit)) return nothing;
    const { node, expected } = visit;
    if (expected.kind !== 'string' || node?.kind !== 'scalar') return nothing;
    if (acceptedSince(visit) !== undefined) return nothing;
    // The whole entry belongs elsewhere, which is said at the field that gives it away.
    if (visit.owner !== undefined && wrongEntryKey(visit.owner) !== undefined) return nothing;
    const report = judge(visit, expected, String(node.value));
    // Policies are no standard.
    const isOurs = report.messageId === 'alias' && isPolicy(spec.metamodel.id);
    return [isOurs ? { ...report, messageId: 'alias-here' } : report];
  },
  fix: fixAllowedValue,
});

function judge(visit: ValueVisit, expected: StringValue, text: string): Report<Messages> {
  const all = expected.values ?? [];
  const held = all.filter((choice) => isWithin(choice, visit.version));
  const written = shorten(text, 40);
  const base = { range: reportAt(visit, rangeOf(visit)) };
  const params = { written, name: visit.slot.name };
  const meant = choiceFor(text, held) ?? choiceFor(text, all);
  if (meant !== undefined) {
    const value = current(meant, visit, held);
    const sameWord = meant.value.toLowerCase() === text.toLowerCase();
    const more = value === meant.value ? saidBeside(text, meant, visit) : undefined;
    const data = {
      value,
      safe: value === meant.value ? 1 : 0,
      ...(more !== undefined && { also: more.field, alsoValue: more.value }),
    };
    return {
      messageId: sameWord ? 'similar' : 'alias',
      params: { ...params, value },
      data,
      ...base,
    };
  }
  const [only] = held;
  if (held.length === 1 && only !== undefined) {
    const { value } = only;
    return { messageId: 'only', params: { ...params, value }, data: { value, safe: 0 }, ...base };
  }
  const similar = mostSimilar(
    text,
    held.map(({ value }) => value),
  );
  if (similar !== undefined) {
    const data = { value: similar, safe: 0 };
    return { messageId: 'similar', params: { ...params, value: similar }, data, ...base };
  }
  return { messageId: 'unknown', params: { ...params, values: list(held) }, ...base };
}

function choiceFor(text: string, choices: readonly ValueChoice[]): ValueChoice | undefined {
  const folded = text.toLowerCase();
  // `varchar(20)` means what `varchar` means.
  const word = folded.replace(/\s*\(.*\)\s*$/, '');
  return (
    choices.find(({ value }) => value.toLowerCase() === folded) ??
    choices.find(({ aliases }) =>
      aliases?.some((alias) => alias.toLowerCase() === folded || alias.toLowerCase() === word),
    )
  );
}

/** What the word says beyond the value: the length in `varchar(20)`, the tool in `soda`. */
function saidBeside(
  text: string,
  { aliasFields }: ValueChoice,
  { slot }: ValueVisit,
): { readonly field: string; readonly value: string } | undefined {
  if (slot.name === 'logicalType' && text.includes('('))
    return { field: 'physicalType', value: text };
  const alias = text.toLowerCase();
  return aliasFields !== undefined && Object.hasOwn(aliasFields, alias)
    ? aliasFields[alias]
    : undefined;
}

/** A value that came later than the version is written with the nearest one that the version has, when it has one by that word. */
function current(
  choice: ValueChoice,
  { version }: ValueVisit,
  held: readonly ValueChoice[],
): string {
  if (choice.since === undefined || compareVersions(version, choice.since) >= 0)
    return choice.value;
  return (
    mostSimilar(
      choice.value,
      held.map(({ value }) => value),
    ) ?? choice.value
  );
}

function list(choices: readonly ValueChoice[]): string {
  const shown = choices.slice(0, 12).map(({ value }) => `\`${value}\``);
  return choices.length > shown.length ? `${shown.join(', ')} ...` : shown.join(', ');
}
