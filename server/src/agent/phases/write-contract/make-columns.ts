import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { conformed } from '../../../generate/starter/plain-name.ts';
import { quoted } from '../name-problem.ts';
import type { ContractParts } from './contract-parts.ts';
import type { GrainColumn } from './grain.ts';
import {
  defaultLevel,
  makeColumn,
  single,
  type ColumnContext,
  type MadeColumn,
} from './make-column.ts';
import { openKey } from './open-key.ts';
import { pathOf, type PickedColumn } from './pick-columns.ts';
import { keyOf } from './joins.ts';
import { isPlain, type SourceTable } from './source-tables.ts';
import { relationOf } from './relations.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** The columns of a product, but for the time of loading. */
export interface MadeColumns {
  readonly properties: readonly YamlRecord[];
  /** Names of those that identify a row, at least one. */
  readonly keys: readonly string[];
  readonly open: readonly Sentence[];
}

/** The key first, then what was picked, table by table in the order of the sources. */
export function makeColumns(parts: ContractParts, context: ColumnContext): MadeColumns {
  const { grain, picked, joins, tables } = parts;
  const open: Sentence[] = (grain?.unknown ?? []).map((name) =>
    saying('Which source delivers {name}, which the key was to have?', { name: quoted(name) }),
  );
  const keys: MadeColumn[] = [];
  const used: PickedColumn[] = [];
  for (const [index, column] of (grain?.columns ?? []).entries()) {
    const made = keyColumn(column, index + 1, context);
    if (made === undefined) continue;
    if ('open' in made) open.push(made.open);
    else keys.push({ name: made.name, property: related(made, column, parts) });
    if (column.kind === 'column') used.push(column);
  }
  const others: MadeColumn[] = [];
  const several: string[] = [];
  for (const table of tables) {
    const join = joins.get(table) ?? { kind: 'unknown' };
    const own = picked.filter((one) => one.table === table && !isUsed(one, used));
    if (join.kind === 'unknown' && own.length > 0) {
      open.push(
        saying(
          'How do rows of `{table}` belong to those of `{base}`? The draft leaves its columns out until then.',
          { table: table.object.name, base: grain?.base.object.name ?? parts.object },
        ),
      );
      continue;
    }
    if (join.kind === 'many' && parts.existing === undefined)
      others.push(countOf(table, join.isBase, context));
    for (const one of own) {
      const made = makeColumn(one, join, context);
      if (made === undefined) several.push(...(one.property.primaryKey ? [] : [pathOf(one)]));
      else if ('open' in made) open.push(made.open);
      else others.push({ name: made.name, property: related(made, one, parts) });
    }
  }
  if (several.length > 0)
    open.push(
      saying(
        'What does a row show of {names}? Several values fall on one row; the draft leaves them out until then.',
        { names: several.map((path) => `\`${path}\``).join(', ') },
      ),
    );
  if (keys.length === 0) {
    const key = openKey(parts);
    open.push(saying('What is one row, and which source says so?'));
    keys.push({ name: String(key.name), property: key });
  }
  if (keys.length === 1) {
    const [only] = keys;
    // Read by whoever joins: the whole key is unique by itself.
    if (only !== undefined) keys[0] = { ...only, property: unique(only.property) };
  }
  return {
    properties: [...keys, ...others].map(({ property }) => property),
    keys: keys.map(({ name }) => name),
    open,
  };
}

function isUsed({ table, property }: PickedColumn, used: readonly PickedColumn[]): boolean {
  return used.some(
    (one) =>
      one.property === property || (one.table !== table && one.property.name === property.name),
  );
}

function keyColumn(
  column: GrainColumn,
  position: number,
  context: ColumnContext,
): ReturnType<typeof makeColumn> {
  if (column.kind === 'column') return makeColumn(column, { kind: 'base' }, context, position);
  const { name: wanted, unit, table, property } = column;
  const { policies, object, domain, taken } = context;
  const name = conformed(
    wanted,
    { kind: 'column', logicalType: 'date', object, domain },
    policies.naming,
  );
  taken.add(name.toLowerCase());
  return {
    name,
    property: {
      ...{ id: name, name },
      description: unit === 'day' ? 'The day.' : `First day of the ${unit}.`,
      logicalType: 'date',
      physicalType: 'DATE',
      ...{ primaryKey: true, primaryKeyPosition: position, required: true },
      classification: defaultLevel(policies),
      transformSourceObjects: [table.reads],
      transformLogic: `cast(date_trunc('${unit}', ${property.name}) as date)`,
      transformDescription: `The ${unit} of \`${table.object.name}.${property.name}\` of ${table.contract.content.name ?? table.contract.path}.`,
    },
  };
}

/** How many rows of a table fall on one row of the product. */
function countOf(table: SourceTable, isBase: boolean, context: ColumnContext): MadeColumn {
  // A row that nothing falls on has one of nothing.
  const [key] = isBase ? [] : keyOf(table).filter(({ name }) => isPlain(name));
  const { policies, object, domain, taken } = context;
  const as = { kind: 'column', logicalType: 'integer', object, domain } as const;
  const name = conformed(`${single(table.object.name)}_count`, as, policies.naming);
  taken.add(name.toLowerCase());
  return {
    name,
    property: {
      name,
      description: `How many ${table.object.name} fall on the row.`,
      logicalType: 'integer',
      logicalTypeOptions: { minimum: 0 },
      required: true,
      classification: defaultLevel(policies),
      transformSourceObjects: [table.reads],
      transformLogic: key === undefined ? 'count(*)' : `count(${key.name})`,
      transformDescription: `Rows of \`${table.object.name}\` of ${table.contract.content.name ?? table.contract.path} for each key.`,
    },
  };
}

/** With the product that a key of it leads to. */
function related(
  { name, property }: MadeColumn,
  column: GrainColumn | PickedColumn,
  { path, products, grain }: ContractParts,
): YamlRecord {
  const source = column.property;
  const isPeriod = 'kind' in column && column.kind === 'period';
  const isKey = property.primaryKey === true;
  const isWhole = isKey && grain?.columns.length === 1;
  if (isPeriod || isWhole || name !== source.name) return property;
  if (!isKey && source.relationships.length === 0 && !/_id$/i.test(name)) return property;
  const to = relationOf(name, source, path, products);
  return to === undefined
    ? property
    : placed(property, { relationships: [{ type: 'foreignKey', to }] });
}

function unique(property: YamlRecord): YamlRecord {
  return Object.fromEntries(
    Object.entries(property).flatMap(([key, value]) =>
      key === 'unique'
        ? []
        : key === 'required'
          ? [
              [key, value],
              ['unique', true],
            ]
          : [[key, value]],
    ),
  );
}

/** Before the examples, where the house has relationships. */
function placed(property: YamlRecord, more: YamlRecord): YamlRecord {
  const { examples, quality, customProperties, ...before } = property;
  return { ...before, ...more, examples, quality, customProperties };
}
