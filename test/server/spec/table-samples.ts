import type { FieldSpec, ValueSpec } from '../../../server/src/spec/metamodel.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { isWithin, type SpecVersion } from '../../../server/src/spec/version.ts';
import type { Sample } from './official.ts';

const index = new SpecIndex(odcs);

/**
 * Documents made from the tables: for each type and variant one with the required fields and, one
 * after the other, each field more. They reach what no example uses.
 */
export function* tableSamples(version: SpecVersion): Generator<Sample> {
  for (const type of Object.values(odcs.types)) {
    const wrap = wrappers[type.name];
    const isKnown = Object.values(type.fields).some((field) => isWithin(field, version));
    if (wrap === undefined || !isKnown) continue;
    const discriminator = type.discriminator;
    const variants = discriminator && Object.keys(discriminator.variants);
    for (const variant of variants ?? [undefined]) {
      if (variant !== undefined && !isChoice(type.fields[discriminator!.field], variant, version)) {
        continue;
      }
      for (const map of maps(type.name, variant, version)) {
        const name = `${type.name} ${variant ?? ''} ${Object.keys(map).join()}`;
        yield { name, document: { ...head(version), ...wrap(map), apiVersion: `v${version}` } };
      }
    }
  }
}

function isChoice(field: FieldSpec | undefined, value: string, version: SpecVersion): boolean {
  const spec = field && index.value(field, version);
  const choices = spec?.kind === 'string' ? (spec.values ?? []) : [];
  return choices.some((choice) => choice.value === value && isWithin(choice, version));
}

type Map = Record<string, unknown>;

function head(version: SpecVersion): Map {
  const status = 'active';
  return { apiVersion: `v${version}`, kind: 'DataContract', id: 'x', version: '1.0.0', status };
}

const property = (more: Map): Map => ({
  schema: [{ name: 'orders', properties: [{ name: 'a', ...more }] }],
});

const wrappers: Readonly<Record<string, (map: Map) => Map>> = {
  Contract: (map) => map,
  Description: (map) => ({ description: map }),
  SchemaObject: (map) => ({ schema: [map] }),
  Property: (map) => property(map),
  ItemProperty: (map) => property({ logicalType: 'array', items: map }),
  EnumValue: (map) => property({ enum: [map] }),
  Synonym: (map) => property({ synonyms: [map] }),
  SchemaRelationship: (map) => ({ schema: [{ name: 'orders', relationships: [map] }] }),
  PropertyRelationship: (map) => property({ relationships: [map] }),
  Quality: (map) => property({ quality: [map] }),
  Server: (map) => ({ servers: [map] }),
  SlaProperty: (map) => ({ slaProperties: [map] }),
  Team: (map) => ({ team: map }),
  TeamMember: (map) => ({ team: [map] }),
  Role: (map) => ({ roles: [map] }),
  SupportChannel: (map) => ({ support: [map] }),
  Price: (map) => ({ price: map }),
  CustomProperty: (map) => ({ customProperties: [map] }),
  Context: (map) => ({ context: map }),
};

function* maps(
  typeName: string,
  variant: string | undefined,
  version: SpecVersion,
): Generator<Map> {
  const type = index.type(typeName);
  const table = index.fields(type, variant);
  const base: Map = {};
  if (variant !== undefined) base[type.discriminator!.field] = variant;
  for (const [name, field] of table.fields) {
    if (index.isRequired(field, version) && !(name in base)) {
      base[name] = sample(field, version, 3);
    }
  }
  for (const group of table.groups) {
    if (group.min > 0 && isWithin(group, version)) base[group.fields[0]!] = 1;
  }
  yield base;
  for (const [name, field] of table.fields) {
    if (name in base || !isWithin(field, version)) continue;
    const alone = { ...base, [name]: sample(field, version, 3) };
    for (const group of table.groups) {
      if (!group.fields.includes(name)) continue;
      for (const other of group.fields) if (other !== name) Reflect.deleteProperty(alone, other);
    }
    yield alone;
  }
}

function sample(field: FieldSpec, version: SpecVersion, depth: number): unknown {
  const value = index.value(field, version);
  const example = field.examples?.[0];
  const plain = value.kind === 'string' || value.kind === 'number' || value.kind === 'integer';
  return example !== undefined && plain ? example : valueOf(value, version, depth);
}

function valueOf(value: ValueSpec, version: SpecVersion, depth: number): unknown {
  switch (value.kind) {
    case 'string':
      if (value.values !== undefined) {
        return value.values.findLast((choice) => isWithin(choice, version))!.value;
      }
      if (value.format === 'uri') return 'https://example.com/a';
      if (value.format === 'date') return '2026-03-31';
      if (value.format === 'date-time') return '2026-03-31T09:30:00Z';
      return value.pattern?.source.includes('\\.') === true ? 'customers.id' : 'text';
    case 'number':
    case 'integer':
      return 7;
    case 'boolean':
      return true;
    case 'any':
    case 'scalar':
      return 'text';
    case 'free-map':
      return {};
    case 'object':
      return required(value.type, version, depth - 1);
    case 'list': {
      const items = [valueOf(value.of, version, depth)];
      return value.minItems === 2 ? [1, 2] : items;
    }
    case 'one-of':
      return valueOf(
        value.options.find((option) => isWithin(option, version))!.value,
        version,
        depth,
      );
  }
}

function required(typeName: string, version: SpecVersion, depth: number): Map {
  const type = index.type(typeName);
  const result: Map = {};
  for (const [name, field] of index.fields(type, undefined).fields) {
    if (depth > 0 && index.isRequired(field, version)) result[name] = sample(field, version, depth);
  }
  if (typeName === 'Quality') Object.assign(result, { mustBe: 1, metric: 'rowCount' });
  if (typeName === 'Server') Object.assign(result, { type: 'custom' });
  return result;
}
