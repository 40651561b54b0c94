import type { SpecIndex } from '../../spec/spec-index.ts';
import type { TypeSpec } from '../../spec/metamodel.ts';
import { compareVersions, isWithin, type SpecVersion } from '../../spec/version.ts';
import { findPair, resolveAlias, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { Habits } from './migration.ts';
import { finishKeys } from './model-keys.ts';
import {
  objectOf,
  plainOrQuoted,
  textOf,
  type Leftover,
  type Migrated,
} from './migration-parts.ts';
import { list, map, pair, scalar, type OutPair, type Remarks } from './out-tree.ts';
import { finishServiceLevel, withScheduler } from './service-levels.ts';

/** What files of retired formats do with properties, servers, checks and service levels; `definitions` are what `$ref` means. */
export function retiredHabits(
  spec: SpecIndex,
  version: SpecVersion,
  definitions: YamlMap | undefined,
  objects: ReadonlySet<string>,
): Habits {
  return {
    expand(type, node) {
      return isProperty(type) ? withDefinition(node, definitions) : node;
    },
    preset(type, node) {
      return isProperty(type) ? physicalType(node, spec, version) : [];
    },
    finish(type, migrated) {
      switch (type.name) {
        case 'Property':
        case 'ItemProperty':
          return finishProperty(migrated, objects);
        case 'Server':
          return finishServer(type, migrated, spec, version);
        case 'Quality':
          return finishQuality(type, migrated, spec, version);
        case 'Contract':
          return finishProduct(type, finishTeam(migrated), version);
        case 'SlaProperty':
          return finishServiceLevel(migrated, objects);
        case 'SchemaObject':
          return finishKeys(migrated);
        default:
          return migrated;
      }
    },
  };
}

function isProperty({ name }: TypeSpec): boolean {
  return name === 'Property' || name === 'ItemProperty';
}

const REFERENCE = /^#\/definitions\/(.+)$/;

/** The name of the definition that a map refers to. */
export function referenceOf(node: YamlMap): string | undefined {
  const written = resolveAlias(findPair(node, '$ref')?.value);
  return written?.kind === 'scalar' ? REFERENCE.exec(String(written.value))?.[1] : undefined;
}

function withDefinition(node: YamlMap, definitions: YamlMap | undefined, depth = 0): YamlMap {
  const name = referenceOf(node);
  const target =
    name === undefined
      ? undefined
      : resolveAlias(definitions && findPair(definitions, name)?.value);
  if (target?.kind !== 'map' || depth > 10) return node;
  const base = withDefinition(target, definitions, depth + 1);
  const own = node.pairs.filter(({ key }) => key.value !== '$ref');
  const inherited = base.pairs.filter(
    ({ key }) => key.value !== 'name' && findPair(node, String(key.value)) === undefined,
  );
  return { ...node, pairs: [...own, ...inherited] };
}

/** The word of the platform stays, with what it says of digits, where the logical type says it differently. */
function physicalType(node: YamlMap, spec: SpecIndex, version: SpecVersion): readonly OutPair[] {
  const text = (key: string): string | undefined => {
    const value = resolveAlias(findPair(node, key)?.value);
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  };
  const written = text('type') ?? text('logicalType');
  if (written === undefined || findPair(node, 'physicalType') !== undefined) return [];
  const field = spec.type('Property').fields.logicalType;
  const types = field && spec.value(field, version);
  const known =
    types?.kind === 'string' &&
    types.values?.some((choice) => choice.value === written && isWithin(choice, version));
  const precision = text('precision');
  const scale = text('scale');
  const digits =
    precision === undefined ? '' : `(${precision}${scale === undefined ? '' : `, ${scale}`})`;
  // The other specification means one with a time zone, which the logical type does not say.
  const saysMore = written === 'timestamp' && text('type') === written;
  return known === true && digits === '' && !saysMore
    ? []
    : [pair('physicalType', scalar(plainOrQuoted(`${written}${digits}`)))];
}

function finishProperty({ pairs, leftovers }: Migrated, objects: ReadonlySet<string>): Migrated {
  const physical = textOf(pairs, 'physicalType');
  const said = new Set(
    physical === undefined
      ? []
      : ['type', 'logicalType', ...(physical.includes('(') ? ['precision', 'scale'] : [])],
  );
  const enumeration = leftovers.find(({ name, value }) => name === 'enum' && value.kind === 'list');
  const rest = leftovers.filter(
    (leftover) => leftover !== enumeration && !said.has(leftover.name) && leftover.name !== '$ref',
  );
  const target = rest.find(
    ({ name, value }) => name === 'references' && objects.has(objectOf(value) ?? ''),
  );
  if (target !== undefined && pairs.every(({ key }) => key !== 'relationships')) {
    const relationship = map([pair('to', target.value)]);
    const related = {
      pairs: [
        ...pairs,
        pair('relationships', list([{ value: relationship, ...remarksOf(target) }])),
      ],
      leftovers: leftovers.filter((one) => one !== target),
    };
    return finishProperty(related, objects);
  }
  if (enumeration === undefined) return { pairs, leftovers: rest };
  const check = map([
    pair('metric', scalar('invalidValues')),
    pair('arguments', map([pair('validValues', enumeration.value)])),
    pair('mustBe', scalar('0')),
  ]);
  const there = pairs.find(({ key }) => key === 'quality');
  const items = there?.value.kind === 'list' ? there.value.items : [];
  const quality = pair('quality', list([...items, { value: check }]));
  return { pairs: [...pairs.filter((one) => one !== there), quality], leftovers: rest };
}

function remarksOf({ above, behind }: Leftover): Remarks {
  return { ...(above !== undefined && { above }), ...(behind !== undefined && { behind }) };
}

/** A server of which something is not known becomes one of type `custom`, which demands nothing. */
function finishServer(
  type: TypeSpec,
  migrated: Migrated,
  spec: SpecIndex,
  version: SpecVersion,
): Migrated {
  const { pairs, leftovers } = migrated;
  const kind = textOf(pairs, 'type');
  if (kind !== undefined && missing(type, kind, pairs, spec, version).length === 0) return migrated;
  const custom = spec.fields(type, 'custom').fields;
  const kept = pairs.filter(({ key }) => key !== 'type' && custom.has(key));
  const away = pairs.filter(({ key }) => key !== 'type' && !custom.has(key));
  const name = kept.filter(({ key }) => key === 'server');
  return {
    pairs: [...name, pair('type', scalar('custom')), ...kept.filter((one) => !name.includes(one))],
    leftovers: [
      ...(kind === undefined ? [] : [{ name: 'serverType', value: scalar(kind) }]),
      ...leftovers.map((one) => (one.name === 'type' ? { ...one, name: 'serverType' } : one)),
      ...away.map(({ key, value }) => ({ name: key, value })),
    ],
  };
}

/** A check that no tool could run from what is known stays as text, with all it said. */
function finishQuality(
  type: TypeSpec,
  migrated: Migrated,
  spec: SpecIndex,
  version: SpecVersion,
): Migrated {
  const { leftovers } = migrated;
  const pairs = withScheduler(migrated.pairs);
  const kind = textOf(pairs, 'type');
  const table = spec.fields(type, kind);
  const counts = table.groups
    .filter((group) => isWithin(group, version))
    .every(({ fields, min, max }) => {
      const count = pairs.filter(({ key }) => fields.includes(key)).length;
      return count >= min && count <= max;
    });
  const unknown = leftovers.some(({ name }) => name === 'type');
  if (!unknown && counts && missing(type, kind, pairs, spec, version).length === 0)
    return { pairs, leftovers };
  const kept = pairs.filter(({ key }) => key !== 'type' && Object.hasOwn(type.fields, key));
  const away = pairs.filter(({ key }) => key !== 'type' && !Object.hasOwn(type.fields, key));
  return {
    pairs: [pair('type', scalar('text')), ...kept],
    leftovers: [
      ...(kind === undefined || kind === 'text'
        ? []
        : [{ name: 'checkType', value: scalar(kind) }]),
      ...leftovers.map((one) => (one.name === 'type' ? { ...one, name: 'checkType' } : one)),
      ...away.map(({ key, value }) => ({ name: key, value })),
    ],
  };
}

/** The people of the team stand below it since version 3.1.0. */
function finishTeam({ pairs, leftovers }: Migrated): Migrated {
  const moved = pairs.map((one) =>
    one.key === 'team' && one.value.kind === 'list'
      ? { ...one, value: map([pair('members', one.value)]) }
      : one,
  );
  return { pairs: moved, leftovers };
}

/** A version that deprecates the name of the data product says to use that of the contract. */
function finishProduct(
  type: TypeSpec,
  { pairs, leftovers }: Migrated,
  version: SpecVersion,
): Migrated {
  const product = pairs.find(({ key }) => key === 'dataProduct');
  const { deprecated } = type.fields.dataProduct ?? {};
  if (product === undefined || deprecated === undefined) return { pairs, leftovers };
  if (compareVersions(version, deprecated.since) < 0) return { pairs, leftovers };
  if (!pairs.some(({ key }) => key === 'name')) {
    const named = pairs.map((one) => (one === product ? { ...one, key: 'name' } : one));
    return { pairs: named, leftovers };
  }
  const { key: name, ...rest } = product;
  const others = pairs.filter((one) => one !== product);
  return { pairs: others, leftovers: [...leftovers, { name, ...rest }] };
}

function missing(
  type: TypeSpec,
  kind: string | undefined,
  pairs: readonly OutPair[],
  spec: SpecIndex,
  version: SpecVersion,
): readonly string[] {
  return [...spec.fields(type, kind).fields].flatMap(([name, field]) =>
    spec.isRequired(field, version) && !pairs.some(({ key }) => key === name) ? [name] : [],
  );
}
