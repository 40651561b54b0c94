import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { variableSource } from '../../../spec/variables.ts';
import { containerOf, innerValue, type Container } from './inner-values.ts';
import { textArgument } from './dbt-argument.ts';
import { itemTests } from './item-tests.ts';
import { nestedSql } from './nested-sql.ts';
import { countOf, describingOptions } from './option-checks.ts';
import { qualityTests } from './quality-tests.ts';
import { relationshipTests } from './relationship-tests.ts';
import type { TestContext } from './test-context.ts';
import type { TestedValue } from './tested-value.ts';
import { valueTests } from './value-tests.ts';

const variable = new RegExp(variableSource);

/** Tests of a column that holds an object, an array, a map or a vector, and of everything inside of it. */
export function containerTests(context: TestContext, value: TestedValue): void {
  const { property, label } = value;
  switch (property.logicalType) {
    case 'object':
      objectTests(context, value, containerOf(context.dialect, value));
      break;
    case 'array':
    case 'vector':
      arrayTests(context, value, containerOf(context.dialect, value));
      break;
    case 'map':
      for (const name of Object.keys(property.options))
        context.collector.miss(
          `${label}: ${name}`,
          property.nameAt,
          'Properties of the type map have no options.',
        );
      mapTests(context, property, label);
      break;
  }
}

/** Everything that a property inside of an object says. */
function innerTests(context: TestContext, value: TestedValue, container: Container): void {
  valueTests(context, value);
  qualityTests(context, value.property.quality, value);
  relationshipTests(context, value.property.relationships, value);
  const { property, label, path } = value;
  const { text } = nestedSql(context.dialect);
  const inner: Container = {
    ...{ label, path, json: container.json, isText: container.isText },
    where: `${text(container.json, path)} is not null`,
  };
  switch (property.logicalType) {
    case 'object':
      objectTests(context, value, inner);
      break;
    case 'array':
    case 'vector':
      arrayTests(context, value, inner);
      break;
    case 'map':
      mapTests(context, property, label);
      break;
  }
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
    const inner = known && innerValue(dialect, container, { ...known, required: true });
    if (inner === undefined)
      collector.miss(
        `${label}: required`,
        property.nameAt,
        `It has no property ${JSON.stringify(name)}.`,
      );
    else
      collector.onValue(inner, {
        test: 'not_null',
        arguments: {},
        what: 'not_null',
        at: property.at,
      });
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
  if (property.items !== undefined) itemTests(context, property.items, container, `${label}[]`);
}

function uniqueItems(
  { collector, dialect }: TestContext,
  container: Container,
  value: TestedValue,
): void {
  const { member, repeated } = nestedSql(dialect);
  const { at, nameAt } = value.property;
  if (repeated === undefined) {
    collector.miss(
      `${value.label}: uniqueItems`,
      nameAt,
      `${dialect.adapter} cannot compare the items of one array with each other in a test.`,
    );
    return;
  }
  conditionTest(collector, value, {
    condition: `${repeated(arrayOf(dialect, container, member))} = 0`,
    what: 'unique_items',
    at,
    where: container.where,
  });
}

function arrayOf(
  { adapter }: TestContext['dialect'],
  { json, path }: Container,
  member: (json: string, path: readonly string[]) => string,
): string {
  const isItself =
    path.length === 0 && (adapter === 'duckdb' || adapter === 'bigquery' || adapter === 'trino');
  return isItself ? json : member(json, path);
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
  const { member, count, keys } = nestedSql(dialect);
  const measure = of === 'properties' ? keys : count;
  const conditions: string[] = [];
  const missed = new Set<string>();
  for (const [name, limit, sign] of limits) {
    if (limit === undefined || limit === null || variable.test(String(limit))) continue;
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
    } else
      conditions.push(`${measure(arrayOf(dialect, container, member))} ${sign} ${String(read)}`);
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
  // The condition says all; a test of the column would be told its name for nothing.
  collector.onTable({
    test: 'dataengos_condition',
    arguments: { condition: textArgument(condition) },
    what: `${inside(collector, value)}_${what}`,
    at,
    where,
  });
}

function inside({ table }: TestContext['collector'], { label }: TestedValue): string {
  return label.slice(table.object.name.length + 1);
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
    else if (variable.test(String(given)))
      collector.miss(
        `${label}: ${name}`,
        nameAt,
        'Its value is known when the contract is used, not before.',
      );
  }
}

/** What keys and values of maps must keep cannot be tested; only what says something is listed. */
function mapTests({ collector }: TestContext, { map }: PropertyContent, label: string): void {
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
