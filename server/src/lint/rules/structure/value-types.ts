import type { ValueVisit } from '../../../model/visit.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import type { ValueSpec } from '../../../spec/metamodel.ts';
import { isWithin } from '../../../spec/version.ts';
import type { YamlMap, YamlPair, YamlScalar } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { acceptedSince, isVersionField, judgeValue, nameOf, rangeOf } from '../../judge-value.ts';
import { entryFields } from '../../known-names.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Params, type Report } from '../../rule.ts';
import { fixValueType } from '../../fixes/value-type.ts';
import { listShape, objectField } from '../../fixes/shape-advice.ts';

type Messages =
  | 'map-for-list'
  | 'value-for-list'
  | 'value-for-entries'
  | 'list-for-map'
  | 'value-for-map'
  | 'value-for-entry'
  | 'dash-space'
  | 'list-for-value'
  | 'map-for-value'
  | 'text'
  | 'number'
  | 'quoted-number'
  | 'whole-number'
  | 'boolean'
  | 'no-entry';

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
      'value-for-list': '`{name}` must be a list: write `- {value}` below it.',
      'value-for-entries': '`{name}` must be a list of entries, each with `{field}:`.',
      'list-for-map': '`{name}` must be a map of fields, not a list.',
      'value-for-map': '`{name}` must be a map of fields, such as `{field}:`.',
      'value-for-entry': 'An entry of `{name}` is a map of fields: write `{field}: {value}`.',
      'dash-space': '`{name}` must be a list: a space is missing behind the `-` of its entries.',
      'list-for-value': '`{name}` takes a single value, not a list.',
      'map-for-value': '`{name}` takes a single value, not a map.',
      text: '`{name}` takes text: put the value in quotes.',
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
      onlyItem: 'Write its only item in its place',
      dashSpace: 'Write a space behind each `-`',
      replace: 'Write `{value}`',
      remove: 'Remove the entry',
    },
  },
  on: 'value',
  check(visit, { spec }): readonly Report<Messages>[] {
    const verdict = judgeValue(visit);
    if (verdict === 'right' || verdict === 'wrong-value' || isVersionField(visit)) return nothing;
    if (verdict === 'null') return noEntry(visit);
    const { node } = visit;
    if (node === undefined || acceptedSince(visit) !== undefined) return nothing;
    const expected = preferred(visit.expected, node, visit);
    const found =
      node.kind === 'scalar'
        ? judgeScalar(node, expected, visit, spec)
        : judgeContainer(node.kind, node.kind === 'map' ? node : undefined, expected, spec);
    const name = found.messageId === 'value-for-entry' ? visit.slot.name : nameOf(visit);
    const value = node.kind === 'scalar' ? shown(node) : '';
    // A whole block is no narrow place: its key says enough.
    const range =
      node.kind === 'scalar' || visit.slot.item !== undefined || visit.slot.pair === undefined
        ? rangeOf(visit)
        : visit.slot.pair.key;
    return [
      {
        messageId: found.messageId,
        params: { name, value, ...found.data },
        range: reportAt(visit, narrow(range, visit)),
        data: found.data,
      },
    ];
  },
  fix: fixValueType,
});

/** A dash with nothing behind it. A field without a value is for other rules. */
function noEntry(visit: ValueVisit): readonly Report<Messages>[] {
  const { item, name } = visit.slot;
  if (item === undefined) return nothing;
  const place = visit.node ?? { start: item.start, end: item.start + 1 };
  const range = reportAt(visit, place);
  return [{ messageId: 'no-entry', params: { name }, range, data: { name, fix: 'remove' } }];
}

interface Judgement {
  readonly messageId: Messages;
  readonly data: Params;
}

/** An entry of a list that is a container itself is reported at its dash or bracket. */
function narrow(
  range: { readonly start: number; readonly end: number },
  { node, slot }: ValueVisit,
): { readonly start: number; readonly end: number } {
  if (node?.kind === 'scalar' || slot.item === undefined) return range;
  return { start: range.start, end: Math.min(range.end, range.start + 1) };
}

/** Of several allowed shapes the one that the author most likely had in mind. */
function preferred(
  expected: ValueSpec,
  node: NonNullable<ValueVisit['node']>,
  { version }: ValueVisit,
): ValueSpec {
  if (expected.kind !== 'one-of') return expected;
  const current = expected.options.filter(
    (option) => isWithin(option, version) && option.deprecated === undefined,
  );
  const isScalar = (value: ValueSpec): boolean =>
    value.kind !== 'list' && value.kind !== 'object' && value.kind !== 'free-map';
  const near = current.find(({ value }) => isScalar(value) === (node.kind === 'scalar'));
  return (near ?? current[0] ?? expected.options[0])?.value ?? expected;
}

function judgeContainer(
  found: 'map' | 'sequence',
  map: YamlMap | undefined,
  expected: ValueSpec,
  spec: SpecIndex,
): Judgement {
  if (expected.kind === 'list') {
    if (map?.pairs.every(hasGluedDash) === true) {
      return { messageId: 'dash-space', data: { fix: 'dash-space' } };
    }
    if (expected.of.kind === 'number') return { messageId: 'map-for-list', data: { fix: 'pair' } };
    return { messageId: 'map-for-list', data: { ...listShape(map, expected, spec), fix: 'list' } };
  }
  const data = found === 'sequence' ? { fix: 'only-item' } : {};
  if (expected.kind === 'object' || expected.kind === 'free-map') {
    return { messageId: 'list-for-map', data };
  }
  return { messageId: found === 'map' ? 'map-for-value' : 'list-for-value', data };
}

/** `-name: a`, which YAML reads as a key that begins with a hyphen. */
function hasGluedDash({ key }: YamlPair): boolean {
  return key.style === 'plain' && /^-[A-Za-z_]/.test(String(key.value));
}

/** With the quotes where they make the difference. */
function shown({ value, style }: YamlScalar): string {
  const text = shorten(String(value), 40);
  return style === 'double' ? `"${text}"` : style === 'single' ? `'${text}'` : text;
}

function judgeScalar(
  node: YamlScalar,
  expected: ValueSpec,
  { slot, version }: ValueVisit,
  spec: SpecIndex,
): Judgement {
  const text = String(node.value);
  switch (expected.kind) {
    case 'list':
      return expected.of.kind === 'object'
        ? { messageId: 'value-for-entries', data: { field: firstField(expected.of, spec) } }
        : { messageId: 'value-for-list', data: { fix: 'item' } };
    case 'object': {
      const type = spec.type(expected.type);
      const key = slot.item === undefined ? undefined : entryFields(type).key;
      if (key !== undefined) {
        // What else the entry must have nobody can guess.
        const needsMore = Object.entries(type.fields).some(
          ([name, field]) => name !== key && spec.isRequired(field, version),
        );
        return {
          messageId: 'value-for-entry',
          data: { field: key, ...(!needsMore && { fix: 'entry' }) },
        };
      }
      const field = objectField(node, expected, spec);
      return {
        messageId: 'value-for-map',
        data: field === undefined ? { field: firstField(expected, spec) } : { fix: 'map', field },
      };
    }
    case 'free-map':
      return { messageId: 'value-for-map', data: { field: 'name' } };
    case 'number':
    case 'integer':
      return judgeNumber(node, text, expected.kind);
    case 'boolean':
      return { messageId: 'boolean', data: flagOf(node, text) };
    default:
      return { messageId: 'text', data: { fix: 'quote' } };
  }
}

function firstField(expected: Extract<ValueSpec, { kind: 'object' }>, spec: SpecIndex): string {
  const type = spec.type(expected.type);
  return type.nameField ?? Object.keys(type.fields)[0] ?? 'name';
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function judgeNumber(node: YamlScalar, text: string, kind: 'number' | 'integer'): Judgement {
  if (typeof node.value === 'string' && NUMBER.test(text.trim())) {
    const number = Number(text);
    if (Number.isFinite(number) && (kind === 'number' || Number.isInteger(number))) {
      return { messageId: 'quoted-number', data: { fix: 'replace', with: text.trim(), safe: 1 } };
    }
  }
  const isFraction = kind === 'integer' && (typeof node.value === 'number' || NUMBER.test(text));
  return { messageId: isFraction ? 'whole-number' : 'number', data: {} };
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'y', 'on'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'n', 'off'].map((word) => [word, 'false'] as const),
]);

/** Words that mean a flag for sure are replaced safely; numbers only look like one. */
function flagOf(node: YamlScalar, text: string): Params {
  const word = FLAGS.get(text.trim().toLowerCase());
  if (word !== undefined) return { fix: 'replace', with: word, safe: 1 };
  if (node.value === 0 || node.value === 1) {
    return { fix: 'replace', with: node.value === 1 ? 'true' : 'false', safe: 0 };
  }
  return {};
}
