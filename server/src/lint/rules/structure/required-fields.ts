import { fits, isNull } from '../../../model/shape.ts';
import { pairsOf } from '../../../model/pairs.ts';
import { likelyVariants } from '../../../model/likely-variants.ts';
import type { MapVisit } from '../../../model/visit.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { compareVersions, isWithin } from '../../../spec/version.ts';
import type { FieldSpec } from '../../../spec/metamodel.ts';
import { hasColon, resolveAlias, type YamlPair } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixMissingFields } from '../../fixes/missing-fields.ts';
import { freeFields, isOneUnknown, isOpen, meantField } from '../../known-names.ts';
import { headOf } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { skeletonOf } from '../../skeleton.ts';
import { isDoubtful, variantSince } from '../../variants.ts';

type Messages = 'one' | 'many' | 'one-of-type' | 'many-of-type' | 'empty' | 'newer' | 'renamed';

export default defineRule<'map', Messages>({
  meta: {
    code: 'required-fields',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Every field that the standard demands is there and has a value.',
    explanation:
      'One finding names all that a map lacks. Which fields are demanded depends on the declared version (`status` only up to 3.1.0) and on the type: a Postgres server needs `host`, `port`, `database` and `schema`. A required field without a value counts as missing.',
    examples: [
      {
        title: 'A contract without version and status',
        bad: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\n',
        good: 'apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: draft\n',
      },
      {
        title: 'A server without its connection fields',
        bad: contract(`
servers:
  - server: warehouse
    type: bigquery`),
        good: contract(`
servers:
  - server: warehouse
    type: bigquery
    project: acme-analytics
    dataset: orders`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      one: 'This {owner} lacks the required field {fields}.',
      many: 'This {owner} lacks the required fields {fields}.',
      'one-of-type': 'With `{field}: {variant}` this {owner} needs the field {fields}.',
      'many-of-type': 'With `{field}: {variant}` this {owner} needs the fields {fields}.',
      empty: '`{name}` is required and has no value.',
      renamed: 'Since version {since} this {owner} needs `{to}` in place of `{name}`.',
      newer:
        '`{name}` came with version {since}; in version {version} this {owner} needs {fields} instead.',
    },
    fixes: {
      rename: 'Rename to `{to}`',
      bump: 'Raise `apiVersion` to `v{since}`',
      insert: 'Insert {fields}',
      fill: 'Write a value',
      quote: 'Put the value in quotes',
    },
  },
  on: 'map',
  check(visit, { spec }): readonly Report<Messages>[] {
    const { node, table, version } = visit;
    let missing: string[] | undefined;
    let reports: Report<Messages>[] | undefined;
    for (const [name, field] of table.fields) {
      if (field.required === undefined || !spec.isRequired(field, version)) continue;
      const found = node.pairs.length === 0 ? undefined : writtenPair(visit, name);
      if (found === undefined) (missing ??= []).push(name);
      else if (isEmpty(found.pair, field, visit, spec)) {
        const range = reportAt({ via: visit.via ?? found.via }, found.pair.key);
        const value = skeletonOf(field, version, spec).text;
        const isCalled = isName(visit, name, spec);
        const data = { fill: name, value, ...(isCalled && { called: name }) };
        (reports ??= []).push({ messageId: 'empty', params: { name }, range, data });
      }
    }
    if (
      missing !== undefined &&
      !(isOneUnknown(visit) && !isOpen(visit) && !isDoubtful(visit, spec))
    ) {
      const lacking: string[] = [];
      const misspelt = misspeltFields(visit);
      for (const name of missing) {
        const older = olderField(visit, name, spec);
        if (older !== undefined) (reports ??= []).push(older);
        else if (!misspelt.has(name) && !explained(visit, name, spec)) lacking.push(name);
      }
      if (lacking.length > 0) (reports ??= []).push(lack(visit, lacking, spec));
    }
    return reports ?? nothing;
  },
  fix: fixMissingFields,
});

function writtenPair(
  visit: MapVisit,
  name: string,
): ReturnType<typeof pairsOf>[number] | undefined {
  for (const pair of visit.node.pairs) {
    if (pair.key.value === name) return { pair, via: undefined };
  }
  return pairsOf(visit.node).find(({ pair }) => String(pair.key.value) === name);
}

function isEmpty(
  pair: YamlPair,
  field: FieldSpec,
  { version, node: map }: MapVisit,
  spec: SpecIndex,
): boolean {
  if (!map.flow && !hasColon(pair)) return false;
  const { value } = pair;
  const node = resolveAlias(value);
  if (!isNull(node) || (node === undefined && value !== undefined)) return false;
  return !fits(node, spec.value(field, version), version);
}

/** Whether another finding already covers the absence: a field of another type, or a name that is misplaced. */
function explained(visit: MapVisit, name: string, spec: SpecIndex): boolean {
  if (!Object.hasOwn(visit.type.fields, name) && isDoubtful(visit, spec)) return true;
  // Of a type that is too new for the file another rule speaks.
  const since = visit.type.fields[name]?.required === undefined ? variantSince(visit) : undefined;
  if (since !== undefined && compareVersions(visit.version, since) < 0) return true;
  const advice = visit.type.misplaced;
  if (advice === undefined || isOpen(visit)) return false;
  return visit.node.pairs.some(({ key }) => {
    const written = String(key.value);
    return (
      !visit.table.fields.has(written) &&
      Object.hasOwn(advice, written) &&
      advice[written]?.to === name
    );
  });
}

/** What the unknown fields are taken for by the findings that they have already. */
function misspeltFields(visit: MapVisit): ReadonlySet<string | undefined> {
  const { node, table } = visit;
  const unknown = node.pairs.filter(({ key }) => !table.fields.has(String(key.value)));
  // What a map takes besides its fields is no mistake.
  if (unknown.length === 0 || isOpen(visit)) return NONE;
  const free = freeFields(visit);
  return new Set(unknown.map(({ key }) => meantField(visit, String(key.value), free)));
}

const NONE: ReadonlySet<undefined> = new Set();

/** The missing field is written under the name that it had in earlier versions. */
function olderField(
  visit: MapVisit,
  missing: string,
  spec: SpecIndex,
): Report<Messages> | undefined {
  const { node, table, version, type } = visit;
  for (const { key, value } of node.pairs) {
    const name = String(key.value);
    const old = table.fields.get(name)?.deprecated;
    if (old?.renameTo !== missing || compareVersions(version, old.since) < 0) continue;
    const field = table.fields.get(missing);
    const expected = field && spec.value(field, version);
    const choices = expected?.kind === 'string' ? (expected.values ?? expected.suggestions) : [];
    const written = value?.kind === 'scalar' ? String(value.value) : '';
    const choice = choices?.find(
      (one) => one.value === written || one.aliases?.includes(written) === true,
    );
    return {
      messageId: 'renamed',
      params: { name, to: missing, since: old.since, owner: type.title },
      range: reportAt(visit, { start: key.start, end: key.end }),
      tags: ['deprecated'],
      data: { to: missing, ...(choice !== undefined && { value: choice.value }) },
    };
  }
  return undefined;
}

function lack(visit: MapVisit, missing: readonly string[], spec: SpecIndex): Report<Messages> {
  const { type, table, discriminator } = visit;
  const field = type.discriminator?.field;
  const byType =
    discriminator !== undefined &&
    table.variant !== undefined &&
    missing.some(
      (name) => !Object.hasOwn(type.fields, name) || type.fields[name] !== table.fields.get(name),
    );
  const head = headOf(visit, [byType ? field : undefined, type.nameField]);
  const fields = missing.map((name) => `\`${name}\``).join(', ');
  const range = reportAt(visit, { start: head.start, end: head.end });
  const params = { owner: type.title, fields };
  const skeleton = missing.map((name) => lineOf(name, visit, spec)).join('\n');
  const called = missing.find((name) => isName(visit, name, spec));
  const data = { missing: missing.join(' '), skeleton, ...(called !== undefined && { called }) };
  const newer = newerField(visit, missing);
  if (newer !== undefined) {
    const { since = '', name, key } = newer;
    return {
      messageId: 'newer',
      params: { ...params, name, since, version: visit.version },
      range: reportAt(visit, { start: key.start, end: key.end }),
      data: { ...data, since },
    };
  }
  const many = missing.length > 1;
  if (!byType) return { messageId: many ? 'many' : 'one', params, range, data };
  return {
    messageId: many ? 'many-of-type' : 'one-of-type',
    params: { ...params, field: field ?? '', variant: table.variant },
    range,
    data,
  };
}

/** Whether the field tells an entry of a list from the others, by a text of the author's choice. */
function isName({ type, table, slot, version }: MapVisit, name: string, spec: SpecIndex): boolean {
  const field = name === type.nameField ? table.fields.get(name) : undefined;
  if (field === undefined || slot?.item === undefined) return false;
  const value = spec.value(field, version);
  if (value.kind === 'scalar') return true;
  return value.kind === 'string' && value.values === undefined && value.suggestions === undefined;
}

/** The field of a later version that the author wrote in place of one that later versions no longer demand. */
function newerField(
  { node, table, version }: MapVisit,
  missing: readonly string[],
): { readonly name: string; readonly since?: string; readonly key: YamlPair['key'] } | undefined {
  const gone = missing.every((name) => {
    const required = table.fields.get(name)?.required;
    return required !== undefined && required !== true && required.until !== undefined;
  });
  if (!gone) return undefined;
  for (const { key } of node.pairs) {
    const name = String(key.value);
    const field = table.fields.get(name);
    if (field?.required === undefined || field.since === undefined) continue;
    if (!isWithin(field, version)) return { name, since: field.since, key };
  }
  return undefined;
}

function lineOf(name: string, visit: MapVisit, spec: SpecIndex): string {
  const { type, table, version } = visit;
  const variant = name === type.discriminator?.field ? likelyVariants(visit, spec)[0] : undefined;
  if (variant !== undefined) return `${name}: ${variant.name}`;
  const field = table.fields.get(name);
  return field === undefined ? `${name}:` : `${name}:${skeletonOf(field, version, spec).block}`;
}
