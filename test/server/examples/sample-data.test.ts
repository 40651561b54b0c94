import { describe, expect, test } from 'vitest';
import {
  columnOf,
  readContracts,
  readSample,
  storedProperties,
  type Property,
  type SchemaObject,
} from './contracts.ts';

const contracts = readContracts();

const formats: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?[0-9]+$/,
  number: /^-?[0-9]+(\.[0-9]+)?$/,
  boolean: /^(true|false)$/,
  date: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  timestamp: /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/,
};

const values = (property: Property, rows: readonly ReadonlyMap<string, string | undefined>[]) =>
  rows.map((row) => row.get(columnOf(property)));

const isDefined = (value: string | undefined): value is string => value !== undefined;

function allowedValues(property: Property): readonly unknown[] | undefined {
  const rule = property.quality?.find(({ metric }) => metric === 'invalidValues');
  return property.enum?.map(({ value }) => value) ?? rule?.arguments?.validValues;
}

function patterns(property: Property): readonly string[] {
  const rules = property.quality?.map((rule) => rule.arguments?.pattern) ?? [];
  return [property.logicalTypeOptions?.pattern, ...rules].filter(isDefined);
}

/** What breaks the type, the options or the allowed values of a property. */
function findMisfit(property: Property, value: string): string | undefined {
  const { minimum, maximum, minLength, maxLength } = property.logicalTypeOptions ?? {};
  const format = formats[property.logicalType];
  if (format?.test(value) !== true) return `not a ${property.logicalType}`;
  if (['date', 'timestamp'].includes(property.logicalType) && Number.isNaN(Date.parse(value)))
    return 'no such day';
  if (minimum !== undefined && Number(value) < minimum) return 'too small';
  if (maximum !== undefined && Number(value) > maximum) return 'too large';
  if (minLength !== undefined && value.length < minLength) return 'too short';
  if (maxLength !== undefined && value.length > maxLength) return 'too long';
  if (patterns(property).some((pattern) => !new RegExp(pattern).test(value))) return 'other pattern';
  if (allowedValues(property)?.includes(value) === false) return 'not an allowed value';
  return undefined;
}

function keysOf(object: SchemaObject): readonly (readonly string[])[] {
  const primary = object.properties.filter(({ primaryKey }) => primaryKey).map(({ name }) => name);
  const unique = object.properties.filter(({ unique }) => unique).map(({ name }) => [name]);
  const checked = (object.quality ?? [])
    .filter(({ metric }) => metric === 'duplicateValues')
    .map((rule) => rule.arguments?.properties ?? []);
  return [primary, ...unique, ...checked];
}

/** The values that a reference may take, in this contract or in another one. */
function targetValues(url: URL, reference: string): readonly (string | undefined)[] {
  const [file = '', path] = reference.includes('#') ? reference.split('#') : ['', reference];
  const target = new URL(file, url).href;
  const contract = contracts.find((each) => each.url.href === (file ? target : url.href))?.contract;
  const [objectKey, propertyKey] = file
    ? [path?.split('/')[2], path?.split('/')[4]]
    : (path?.split('.') ?? []);
  const key = (each: { id?: string; name: string }) => (file ? each.id : each.name);
  const object = contract?.schema.find((each) => key(each) === objectKey);
  const property = object?.properties.find((each) => key(each) === propertyKey);
  if (!contract || !object || !property) throw new Error(`${reference} leads nowhere`);
  return values(property, readSample(contract, object)?.rows ?? []);
}

const objects = contracts.flatMap(({ url, contract }) =>
  contract.schema.map((object) => ({ title: `${contract.name}/${object.name}`, url, contract, object })),
);

describe.each(objects)('sample data of $title', ({ url, contract, object }) => {
  const sample = readSample(contract, object) ?? { columns: [], rows: [] };
  const stored = storedProperties(object);

  test('has rows, and the columns of the contract in their order', () => {
    expect(sample.rows.length).toBeGreaterThan(5);
    expect(sample.columns).toEqual(stored.map(columnOf));
  });

  test.each(stored)('$name fits', (property) => {
    const found = values(property, sample.rows);
    if (property.required) expect(found).not.toContain(undefined);
    const misfits = found
      .filter(isDefined)
      .map((value) => ({ value, why: findMisfit(property, value) }))
      .filter(({ why }) => why !== undefined);
    expect(misfits).toEqual([]);
  });

  test.each(stored.filter(({ examples }) => examples))('the examples of $name fit', (property) => {
    for (const example of property.examples ?? []) {
      const isText = !['integer', 'number', 'boolean'].includes(property.logicalType);
      expect(typeof example === 'string').toBe(isText);
      expect(findMisfit(property, String(example))).toBeUndefined();
    }
  });

  test.each(keysOf(object).map((key) => ({ key, title: key.join(', ') })))(
    '$title is a key',
    ({ key }) => {
      expect(key).not.toHaveLength(0);
      const columns = key.map((name) => stored.find((property) => property.name === name)!);
      const seen = sample.rows.map((row) => columns.map((each) => row.get(columnOf(each))).join());
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  const references = stored.flatMap((property) =>
    (property.relationships ?? []).map(({ to }) => ({ property, to, name: property.name })),
  );
  test.each(references)('$name exists in $to', ({ property, to }) => {
    const targets = new Set(targetValues(url, to));
    const found = values(property, sample.rows).filter(isDefined);
    expect(found.filter((value) => !targets.has(value))).toEqual([]);
  });
});
