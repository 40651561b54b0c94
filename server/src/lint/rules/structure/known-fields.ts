import type { FieldVisit, MapVisit } from '../../../model/visit.ts';
import type { Misplaced } from '../../../spec/metamodel.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { isWithin } from '../../../spec/version.ts';
import { hasColon } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixUnknownField } from '../../fixes/unknown-field.ts';
import {
  adviceFor,
  freeFields,
  isOpen,
  isSpelling,
  meantField,
  shorthandOf,
  wrongEntryKey,
} from '../../known-names.ts';
import { outdentedAt, type Outdented } from '../../outdented.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Params, type Report } from '../../rule.ts';
import { homeOf } from '../../variants.ts';

type Messages = 'unknown' | 'similar' | 'misplaced' | 'shorthand' | 'outdented';

export default defineRule<'field', Messages>({
  meta: {
    code: 'known-fields',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Every field is one that the standard has at that place.',
    explanation:
      'The standard takes no other fields than its own: tools overlook what they do not know, so a misspelt `required` protects nothing. What other formats call differently is named with its counterpart. Facts without a field of their own go to `customProperties`.',
    examples: [
      {
        title: 'A misspelt field',
        bad: contract('descripton:\n  purpose: Orders of all web shops'),
        good: contract('description:\n  purpose: Orders of all web shops'),
      },
      {
        title: 'A field that other formats have',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        isNullable: false # the key of the customer`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        required: true # the key of the customer`),
        fixed: true,
      },
      {
        title: 'A column as its name with its type',
        bad: contract(`
schema:
  - name: orders
    properties:
      - order_id: string`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string`),
        fixed: true,
      },
      {
        title: 'A limit that belongs to the options of the type',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        min: 0`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        logicalTypeOptions:
          minimum: 0`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      unknown: 'Unknown field `{name}` in {owner}.',
      similar: 'Unknown field `{name}` in {owner}. Did you mean `{similar}`?',
      shorthand:
        'Unknown field `{name}` in {owner}. What an entry is called stands in a field: write `{field}: {name}`.',
      outdented: '`{name}` belongs below `{parent}`: indent it.',
      misplaced: 'Unknown field `{name}` in {owner}. {advice}',
    },
    fixes: {
      rename: 'Rename to `{to}`',
      entry: 'Write `{field}: {name}`',
      move: 'Move to `{to}`',
      wrapEntries: 'Put all entries under `{to}` of one object',
      invert: 'Write `{to}` with the opposite value',
      constant: 'Write `{to}: {value}`',
      retype: 'Write `{to}: {value}`',
      convert: 'Convert the whole file to ODCS {version}',
      extension: 'Move to `{to}`',
      indent: 'Indent it below `{parent}`',
      instead: 'Write it as `{to}`',
      intoObject: 'Move to `{to}` of `{object}`',
      mark: 'Write `{name}: true` in each',
      remove: 'Remove `{name}`',
    },
  },
  on: 'field',
  check(visit, { spec }): readonly Report<Messages>[] {
    if ((visit.field !== undefined && !isRepeated(visit)) || isOpen(visit.owner)) return nothing;
    // A line without a colon is no field yet.
    if (!visit.owner.node.flow && !hasColon(visit.pair)) return nothing;
    const { owner, name } = visit;
    const outdented = outdentedAt(visit, spec);
    if (outdented !== undefined) {
      const report = reportOutdented(outdented, visit);
      // What is said of the others counts where the finding that explains them is silenced.
      if (report !== undefined || visit.via !== undefined) return report ?? nothing;
    }
    if (visit.field !== undefined) return nothing;
    const advice = adviceFor(owner, name);
    // Another rule says to which type such a field belongs.
    if (advice === undefined && homeOf(visit, spec) !== undefined) return nothing;
    if (isFieldOfWrongEntry(visit, spec)) return nothing;
    const range = reportAt(visit, visit.pair.key);
    const shorthand = shorthandOf(owner, spec);
    if (shorthand !== undefined) {
      const { key: field, value } = shorthand;
      const data = { fix: 'entry', field, ...(value !== undefined && { value }) };
      const said = { name, owner: owner.type.title, field };
      return [{ messageId: 'shorthand', params: said, range, data }];
    }
    const params: Params = { name, owner: owner.type.title };
    if (advice !== undefined && !isSpelling(name, freeFields(owner))) {
      const { to, convert, constant } = advice;
      const data: Params = {
        ...(to === undefined && retype(visit, spec)),
        ...(to !== undefined && canGo(to, visit) && { to, fix: convert ?? moveOf(to) }),
        ...(constant !== undefined && { constant }),
        ...(advice.unsure === true && { unsure: 1 }),
        ...(!takesExtension(owner, spec) && { closed: 1 }),
        ...elsewhere(advice, visit),
      };
      return [
        { messageId: 'misplaced', params: { ...params, advice: advice.advice }, range, data },
      ];
    }
    const similar = meantField(owner, name);
    const closed = takesExtension(owner, spec) ? {} : { closed: 1 };
    if (similar === undefined) return [{ messageId: 'unknown', params, range, data: closed }];
    const safe = isSpelling(name, [similar]) ? 1 : 0;
    const data = { to: similar, fix: 'rename', safe, ...closed };
    return [{ messageId: 'similar', params: { ...params, similar }, range, data }];
  },
  fix: fixUnknownField,
});

/** Said once, at the first of the fields, of one that nothing else is: unknown, or else repeated. */
function reportOutdented(
  { parent, fields, isEntry }: Outdented,
  { owner, pair, via }: FieldVisit,
): readonly Report<Messages>[] | undefined {
  const [first = pair] = fields;
  const last = fields.at(-1) ?? pair;
  const unknown = fields.find(({ key }) => !owner.table.fields.has(String(key.value)));
  if ((unknown ?? first) !== pair) return undefined;
  const params = { name: String(first.key.value), parent: String(parent.key.value) };
  const range = reportAt({ via }, first.key);
  const explains = { start: parent.start, end: last.end };
  const data = { fix: 'indent', count: fields.length, ...(isEntry && { entry: 1 }) };
  return [{ messageId: 'outdented', params, range, data, ...(via === undefined && { explains }) }];
}

/** Whether the map has a field of that name further up. */
function isRepeated({ owner, pair, name }: FieldVisit): boolean {
  return owner.byName.get(name)?.pair !== pair;
}

/** Whether the field is right in the list inside to which the whole map belongs, as another field says already. */
function isFieldOfWrongEntry({ owner, pair, name }: FieldVisit, spec: SpecIndex): boolean {
  const key = wrongEntryKey(owner);
  if (key === undefined || key === pair) return false;
  const list = owner.table.fields.get(adviceFor(owner, String(key.key.value))?.to ?? '');
  const value = list && spec.value(list, owner.version);
  if (value?.kind !== 'list' || value.of.kind !== 'object') return false;
  return Object.hasOwn(spec.type(value.of.type).fields, name);
}

/** The one type that has the field, when there is just one. */
function retype(visit: FieldVisit, spec: SpecIndex): Params {
  const home = homeOf(visit, spec);
  const [value] = home?.others ?? [];
  if (home?.others.length !== 1 || value === undefined) return {};
  return { fix: 'retype', to: home.discriminator, value };
}

/** Whether the map has the list that takes what the standard does not know. */
function takesExtension({ table }: MapVisit, { metamodel }: SpecIndex): boolean {
  return metamodel.extension !== undefined && table.fields.has(metamodel.extension.field);
}

/** Where a field belongs that is not renamed or moved inside its map. */
function elsewhere(
  { remove, convertFile, inObject, instead }: Misplaced,
  { owner }: FieldVisit,
): Params {
  if (remove === true) return { fix: 'remove' };
  if (convertFile === true) return { fix: 'convert' };
  if (inObject !== undefined) return { fix: 'into-object', to: inObject };
  if (instead === undefined || !isWithin(instead, owner.version)) return {};
  return { fix: 'instead', to: instead.to, lines: instead.lines };
}

function moveOf(to: string): string {
  return to.includes('.') ? 'move' : 'rename';
}

/** Whether the first step of the way to the right place exists in this version. */
function canGo(to: string, { owner }: FieldVisit): boolean {
  const [first = ''] = to.split('.');
  const field = owner.table.fields.get(first);
  return field !== undefined && isWithin(field, owner.version);
}
