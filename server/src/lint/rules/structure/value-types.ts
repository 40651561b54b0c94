import type { ValueVisit } from '../../../model/visit.ts';
import type { SpecVersion } from '../../../spec/version.ts';
import type { YamlScalar } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixValueType } from '../../fixes/value-type.ts';
import { judgeShape, type ShapeMistake } from '../../judge-shape.ts';
import { acceptedSince, isTooNew, isVersionField, judgeValue, rangeOf } from '../../judge-value.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { entryTexts, isAmongTexts, type EntryTexts } from '../../texts-for-entries.ts';

type Messages = ShapeMistake | EntryMistake | 'no-entry' | 'texts-for-entries';

/** What is said of an entry of a list, where it reads otherwise than what is said of a field. */
type EntryMistake =
  | 'list-for-entry'
  | 'list-in-list'
  | 'map-in-list'
  | 'text-entry'
  | 'number-entry'
  | 'quoted-number-entry';

const OF_ENTRY: Readonly<Partial<Record<ShapeMistake, EntryMistake>>> = {
  'list-for-map': 'list-for-entry',
  'list-for-value': 'list-in-list',
  'map-for-value': 'map-in-list',
  text: 'text-entry',
  number: 'number-entry',
  'quoted-number': 'quoted-number-entry',
};

export default defineRule<'value', Messages>({
  meta: {
    code: 'value-types',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Every value has the type that its field takes: text, number, flag, list or map.',
    explanation:
      'Two slips make nearly all of these. A map stands where the standard wants a list, because other formats key things by name: each entry then starts with a dash and says its name in a field. And YAML reads an unquoted `1.0` as a number: quote what is text. Values with `${VARIABLE}` or `{{ template }}` are left alone.',
    examples: [
      {
        title: 'Servers as a map',
        bad: contract(`
servers:
  production:
    type: s3
    location: s3://acme/orders`),
        good: contract(`
servers:
  - server: production
    type: s3
    location: s3://acme/orders`),
        fixed: true,
      },
      {
        title: 'A version that YAML takes for a number',
        bad: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0\nstatus: active\n',
        good: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: "1.0"\nstatus: active\n',
        fixed: true,
      },
      {
        title: 'A description without its parts',
        bad: contract('description: Orders of all web shops'),
        good: contract('description:\n  purpose: Orders of all web shops'),
        fixed: true,
      },
      {
        title: 'A number in quotes',
        bad: contract('price:\n  priceAmount: "9.95"\n  priceCurrency: EUR'),
        good: contract('price:\n  priceAmount: 9.95\n  priceCurrency: EUR'),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      'map-for-list': '`{name}` must be a list: start each entry with `-`.',
      'value-for-list': '`{name}` must be a list: write `[{value}]`.',
      'value-for-entries': '`{name}` must be a list of entries, each with `{field}:`.',
      'list-for-map': '`{name}` must be a map of fields, not a list.',
      'value-for-map': '`{name}` must be a map of fields, such as `{field}:`.',
      'value-for-entry': 'An entry of `{name}` is a map of fields: write `{field}: {value}`.',
      'texts-for-entries':
        '`{name}` must be a list of entries, not of plain values: write `{field}: {value}` in the first.',
      'dash-space': '`{name}` must be a list: a space is missing behind the `-` of its entries.',
      'dash-sign': '`{name}` must be a list: its entries begin with `-`, not with `{sign}`.',
      'list-for-value': '`{name}` takes a single value, not a list.',
      'list-for-option': '`{name}` takes a single value here; the list belongs under `{field}`.',
      'map-for-value': '`{name}` takes a single value, not a map.',
      text: '`{name}` takes text: put the value in quotes.',
      'list-for-entry': 'An entry of `{name}` is a map of fields, not a list.',
      'list-in-list': 'An entry of `{name}` is a single value, not a list.',
      'map-in-list': 'An entry of `{name}` is a single value, not a map.',
      'pair-for-text': 'An entry of `{name}` is text, not a map: a text with a colon needs quotes.',
      'text-entry': 'An entry of `{name}` is text: put the value in quotes.',
      'number-entry': 'An entry of `{name}` is a number, not `{value}`.',
      'quoted-number-entry': 'An entry of `{name}` is a number: {value} in quotes is text.',
      number: '`{name}` takes a number, not `{value}`.',
      'quoted-number': '`{name}` takes a number: {value} in quotes is text.',
      'whole-number': '`{name}` takes a whole number, not `{value}`.',
      'no-entry': 'This entry of `{name}` has no value.',
      boolean: '`{name}` takes `true` or `false`, not `{value}`.',
    },
    fixes: {
      toList: 'Turn the map into a list',
      wrapInList: 'Put it in a list',
      wrapInMap: 'Put it in a map as `{field}`',
      wrapEach: 'Write each value as `{field}` of an entry',
      move: 'Move to `{to}`',
      onlyItem: 'Write its only item in its place',
      dash: 'Begin each entry with `- `',
      replace: 'Write `{value}`',
      remove: 'Remove the entry',
    },
  },
  on: 'value',
  check(visit, { spec, version }): readonly Report<Messages>[] {
    const texts = entryTexts(visit, spec);
    if (texts !== undefined) return plainEntries(visit, texts, version);
    const verdict = judgeValue(visit);
    if (verdict === 'right' || verdict === 'wrong-value' || isVersionField(visit)) return nothing;
    if (verdict === 'null') return noEntry(visit);
    const { node } = visit;
    if (node === undefined || acceptedSince(visit) !== undefined) return nothing;
    if (isAmongTexts(visit, spec, isTooNew(visit, version) ? 1 : 2)) return nothing;
    const found = judgeShape(node, visit, spec);
    const { name, item } = visit.slot;
    const ofEntry = item === undefined ? undefined : OF_ENTRY[found.messageId];
    const value = node.kind === 'scalar' ? shown(node) : '';
    // A whole block is no narrow place: its key says enough.
    const range =
      node.kind === 'scalar' || visit.slot.item !== undefined || visit.slot.pair === undefined
        ? rangeOf(visit)
        : visit.slot.pair.key;
    return [
      {
        messageId: ofEntry ?? found.messageId,
        params: { name, value, ...found.data },
        range: reportAt(visit, narrow(range, visit)),
        data: found.data,
      },
    ];
  },
  fix: fixValueType,
});

/** In a field that is too new for the file another rule speaks of it, and fixes both. */
function plainEntries(
  visit: ValueVisit,
  { field, value, isSure }: EntryTexts,
  version: SpecVersion,
): readonly Report<Messages>[] {
  const { pair, name } = visit.slot;
  if (pair === undefined || isTooNew(visit, version)) return nothing;
  const params = { name, field, value: shorten(value, 40) };
  const range = reportAt(visit, pair.key);
  const data = isSure ? { field, fix: 'entries' } : { field };
  return [{ messageId: 'texts-for-entries', params, range, data }];
}

/** A dash with nothing behind it. A field without a value is for other rules. */
function noEntry(visit: ValueVisit): readonly Report<Messages>[] {
  const { item, name } = visit.slot;
  if (item === undefined) return nothing;
  const place = visit.node ?? { start: item.start, end: item.start + 1 };
  const range = reportAt(visit, place);
  return [{ messageId: 'no-entry', params: { name }, range, data: { name, fix: 'remove' } }];
}

/** An entry of a list that is a container itself: all of it in brackets, else its first key or its dash. */
function narrow(
  range: { readonly start: number; readonly end: number },
  { node, slot }: ValueVisit,
): { readonly start: number; readonly end: number } {
  if (node === undefined || node.kind === 'scalar' || slot.item === undefined) return range;
  if (node.flow) return range;
  const first = node.kind === 'map' ? node.pairs[0]?.key : undefined;
  return first ?? { start: range.start, end: Math.min(range.end, range.start + 1) };
}

/** With the quotes where they make the difference. */
function shown({ value, style }: YamlScalar): string {
  const text = shorten(String(value), 40);
  return style === 'double' ? `"${text}"` : style === 'single' ? `'${text}'` : text;
}
