import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { containerOf, innerValue, textOf, type Container } from './inner-values.ts';
import { textArgument } from './dbt-argument.ts';
import { isVariable } from './is-variable.ts';
import { itemTests } from './item-tests.ts';
import { notNull, notNullDraft } from './key-tests.ts';
import { nestedSql } from './nested-sql.ts';
import { countOf, describingOptions } from './option-checks.ts';
import { qualityTests } from './quality-tests.ts';
import { relationshipTests } from './relationship-tests.ts';
import type { TestContext } from './test-context.ts';
import type { TestedValue } from './tested-value.ts';
import { valueTests } from './value-tests.ts';

/** Tests of a column that holds an object, an array, a map or a vector, and of everything inside of it. */
export function containerTests(context: TestContext, value: TestedValue): void {
  insideTests(context, value, containerOf(context.dialect, value));
}

/** Everything that a property inside of an object says. */
function innerTests(context: TestContext, value: TestedValue, container: Container): void {
  valueTests(context, value);
  qualityTests(context, value.property.quality, value);
  relationshipTests(context, value.property.relationships, value);
  const { property, label, path } = value;
  if (property.primaryKey) {
    notNull(context, value);
    context.collector.miss(
      `${label}: primaryKey`,
      property.nameAt,
      'A key is made of columns; of what is inside of one only the nulls are tested.',
    );
  }
  const inner: Container = {
    ...{ label, path, column: value.column, json: container.json, isText: container.isText },
    where: `${textOf(context.dialect, container.json, path, property)} is not null`,
  };
  insideTests(context, value, inner);
}

function insideTests(context: TestContext, value: TestedValue, container: Container): void {
  const { logicalType } = value.property;
  if (logicalType === 'object') objectTests(context, value, container);
  else if (logicalType === 'array' || logicalType === 'vector')
    arrayTests(context, value, container);
  else if (logicalType === 'map') mapTests(context, value.property, value.label);
}

function objectTests(context: TestContext, value: TestedValue, container: Container): void {
  const { collector, dialect } = context;
  const { property, label } = value;
  const { options } = property;
  const own = new Set(['minProperties', 'maxProperties', 'required']);
  missUnknown(context, property, label, own);
  countTest(context, container, value, 'properties', [
    options.minProperties,
    options.maxProperties,
  ]);
  const required = listOf(options.required);
  for (const name of required) {
    const known = property.properties.find((one) => one.name === name);
    const inner = innerValue(dialect, container, known ?? { ...property, ...untyped, name });
    if (inner === undefined)
      collector.miss(
        `${label}: required`,
        property.nameAt,
        `${JSON.stringify(name)} has characters that cannot be written in SQL.`,
      );
    else collector.onValue(inner, { ...notNullDraft(inner), what: 'not_null', at: property.at });
  }
  for (const one of property.properties) {
    const inner = innerValue(dialect, container, one);
    if (inner !== undefined) innerTests(context, inner, container);
    else
      collector.miss(
        `${label}.${one.name}`,
        one.nameAt,
        'Its name has characters that cannot be written in SQL or in dbt, so that nothing of it is tested.',
      );
  }
}

/** What nothing is known of but the name. */
const untyped = { physicalName: undefined, logicalType: undefined, options: {} };

function listOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function arrayTests(context: TestContext, value: TestedValue, container: Container): void {
  const { collector } = context;
  const { property, label } = value;
  const { options, logicalType } = property;
  const isVector = logicalType === 'vector';
  const own = new Set(
    isVector ? ['dimensions', 'normalized'] : ['minItems', 'maxItems', 'uniqueItems'],
  );
  missUnknown(context, property, label, own);
  if (isVector) {
    missNoFlag(context, property, label, 'normalized');
    countTest(context, container, value, 'dimensions', [options.dimensions, options.dimensions]);
    if (options.normalized === true)
      collector.miss(
        `${label}: normalized`,
        property.nameAt,
        'Databases have no common way to measure the length of a vector; a check with a query could.',
      );
    return;
  }
  countTest(context, container, value, 'items', [options.minItems, options.maxItems]);
  if (options.uniqueItems === true) uniqueItems(context, container, value);
  missNoFlag(context, property, label, 'uniqueItems');
  if (property.items !== undefined) itemTests(context, property.items, container, `${label}[]`);
}

function missNoFlag(
  { collector }: TestContext,
  { options, nameAt }: PropertyContent,
  label: string,
  name: string,
): void {
  const given = options[name] ?? false;
  if (typeof given !== 'boolean' && !isVariable(given))
    collector.miss(`${label}: ${name}`, nameAt, 'It is neither true nor false.');
}

function uniqueItems(
  { collector, dialect }: TestContext,
  container: Container,
  value: TestedValue,
): void {
  const sql = nestedSql(dialect);
  const { at, nameAt } = value.property;
  if (sql.repeated === undefined) {
    collector.miss(
      `${value.label}: uniqueItems`,
      nameAt,
      `${dialect.adapter} cannot compare the items of one array with each other in a test.`,
    );
    return;
  }
  conditionTest(collector, value, {
    condition: `${sql.repeated(arrayOf(dialect, container))} = 0`,
    what: 'unique_items',
    at,
    where: container.where,
  });
}

/** The container itself as JSON. */
function arrayOf(dialect: TestContext['dialect'], { json, path }: Container): string {
  return path.length === 0 ? json : nestedSql(dialect).member(json, path);
}

/** How many items or properties there are at least and at most. */
function countTest(
  { collector, dialect }: TestContext,
  container: Container,
  value: TestedValue,
  of: 'items' | 'properties' | 'dimensions',
  [low, high]: readonly [unknown, unknown],
): void {
  const { property, label } = value;
  const names = { items: 'Items', properties: 'Properties', dimensions: '' }[of];
  const limits = [
    [names === '' ? 'dimensions' : `min${names}`, low, '>='],
    [names === '' ? 'dimensions' : `max${names}`, high, '<='],
  ] as const;
  const sql = nestedSql(dialect);
  const measure = of === 'properties' ? sql.keys : sql.count;
  const conditions: string[] = [];
  const missed = new Set<string>();
  for (const [name, limit, sign] of limits) {
    if (limit === undefined || limit === null || isVariable(limit)) continue;
    const read = countOf(limit);
    if (read === undefined || measure === undefined) {
      if (!missed.has(name))
        collector.miss(
          `${label}: ${name}`,
          property.nameAt,
          read === undefined
            ? 'It is no count.'
            : `${dialect.adapter} cannot count properties in a test.`,
        );
      missed.add(name);
    } else conditions.push(`${measure(arrayOf(dialect, container))} ${sign} ${String(read)}`);
  }
  if (conditions.length > 0)
    conditionTest(collector, value, {
      condition: conditions.join(' and '),
      what: of === 'dimensions' ? 'dimensions' : `count_of_${of}`,
      at: property.at,
      where: container.where,
    });
}

function conditionTest(
  collector: TestContext['collector'],
  value: TestedValue,
  draft: {
    readonly condition: string;
    readonly what: string;
    readonly at: PropertyContent['at'];
    readonly where: string | undefined;
  },
): void {
  const { condition, what, at, where } = draft;
  collector.onColumn(value.column, value.label, {
    test: 'dataengos_condition',
    arguments: { condition: textArgument(condition) },
    ...{ what, at, where },
  });
}

function missUnknown(
  { collector }: TestContext,
  { options, nameAt, logicalType }: PropertyContent,
  label: string,
  known: ReadonlySet<string>,
): void {
  for (const [name, given] of Object.entries(options)) {
    if (given === null || describingOptions.has(name)) continue;
    if (!known.has(name))
      collector.miss(
        `${label}: ${name}`,
        nameAt,
        `Properties of the type ${logicalType ?? ''} have no such option.`,
      );
    else if (isVariable(given))
      collector.miss(
        `${label}: ${name}`,
        nameAt,
        'Its value is known when the contract is used, not before.',
      );
  }
}

/** What keys and values of maps must keep cannot be tested; only what says something is listed. */
function mapTests(
  { collector }: TestContext,
  { map, options, nameAt }: PropertyContent,
  label: string,
): void {
  for (const name of Object.keys(options))
    collector.miss(`${label}: ${name}`, nameAt, 'Properties of the type map have no options.');
  for (const [part, one] of Object.entries(map ?? {}))
    if (saysSomething(one))
      collector.miss(
        `${label}: ${part}`,
        one.nameAt,
        'What the keys and the values of a map must be cannot be tested; a check with a query could.',
      );
}

/** Whether a property limits its values in any way. */
export function saysSomething(property: PropertyContent): boolean {
  const { options, properties, items, map } = property;
  return (
    property.required ||
    property.unique ||
    property.primaryKey ||
    property.enum.length > 0 ||
    property.quality.length > 0 ||
    property.relationships.length > 0 ||
    Object.keys(options).some((name) => !describingOptions.has(name)) ||
    properties.some(saysSomething) ||
    (items !== undefined && saysSomething(items)) ||
    Object.values(map ?? {}).some(saysSomething)
  );
}
