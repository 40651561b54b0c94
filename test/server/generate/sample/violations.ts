import type { GeneratedSample } from '../../../../server/src/generate/sample/generate-samples.ts';
import type { PropertyText } from './contract-arbitrary.ts';

interface ObjectText {
  readonly name: string;
  readonly properties: readonly PropertyText[];
  readonly quality?: readonly Record<string, unknown>[];
}

type Options = Record<string, number | string | boolean | undefined>;

/** What rows do not meet of an object that is written as in `contract-arbitrary.ts`; read from the text, not from what the generator reads. */
export function violations(object: ObjectText, { table }: GeneratedSample): readonly string[] {
  const found: string[] = [];
  const names = object.properties.map(({ name, physicalName }) => physicalName ?? name);
  if (JSON.stringify(names) !== JSON.stringify(table.columns)) found.push('columns');
  for (const [at, property] of object.properties.entries()) {
    const cells = table.rows.map((row) => row[at]);
    const nulls = cells.filter((cell) => cell === null).length;
    if (property.required === true && nulls > 0) found.push(`${property.name}: null`);
    const values = cells.filter((cell) => cell !== null);
    for (const cell of values) {
      const wrong = problem(cell, property);
      if (wrong !== undefined) found.push(`${property.name}: ${wrong}: ${JSON.stringify(cell)}`);
    }
    if (property.unique === true && new Set(values).size < values.length)
      found.push(`${property.name}: not unique`);
    for (const check of (property.quality ?? []) as Record<string, unknown>[]) {
      if (check.metric === 'nullValues' && (nulls / cells.length) * 100 >= 10)
        found.push(`${property.name}: ${String(nulls)} nulls`);
      if (
        check.metric === 'missingValues' &&
        (nulls > 0 || values.some((one) => one === '' || one === 'n/a'))
      )
        found.push(`${property.name}: missing`);
    }
  }
  const keys = object.properties.flatMap(({ primaryKey }, at) => (primaryKey === true ? [at] : []));
  const tuples = table.rows.map((row) => JSON.stringify(keys.map((at) => row[at])));
  if (keys.length > 0 && new Set(tuples).size < tuples.length) found.push('primary key');
  for (const check of object.quality ?? []) {
    const count = table.rows.length;
    const [low, high] = (check.mustBeBetween as [number, number] | undefined) ?? [0, Infinity];
    if (count < low || count > high || count <= Number(check.mustBeGreaterThan ?? -1))
      found.push(`${String(count)} rows`);
  }
  return found;
}

function problem(value: unknown, property: Record<string, unknown>): string | undefined {
  const options = (property.logicalTypeOptions ?? {}) as Options;
  const list = property.enum as { value: unknown }[] | undefined;
  if (list !== undefined && !list.some((one) => one.value === value)) return 'not listed';
  switch (property.logicalType) {
    case 'string':
      return typeof value === 'string' ? ofText(value, options) : 'no text';
    case 'integer':
    case 'number':
      return ofNumber(value, property, options);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'no flag';
    case 'date':
      return ofMoment(value, /^\d{4}-\d\d-\d\d$/, options);
    case 'timestamp':
      return ofMoment(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/, options);
    case 'time':
      return ofMoment(value, /^\d\d:\d\d:\d\d(?:\.\d{3})?$/, options);
    default:
      return ofNested(value, property, options);
  }
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  email: /^[^@]+@example\.com$/,
  uri: /^https:\/\/example\.com\//,
  hostname: /\.example\.com$/,
  ipv4: /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/,
  ipv6: /^2001:db8::/,
  byte: /^[A-Za-z0-9+/]+=*$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

function ofText(
  value: string,
  { minLength, maxLength, pattern, format }: Options,
): string | undefined {
  if (value.length < Number(minLength ?? 0)) return 'too short';
  if (value.length > Number(maxLength ?? Infinity)) return 'too long';
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value)) return 'not matching';
  if (typeof format === 'string' && formats[format]?.test(value) === false) return `no ${format}`;
  return undefined;
}

function ofNumber(
  value: unknown,
  property: Record<string, unknown>,
  options: Options,
): string | undefined {
  if (typeof value !== 'number') return 'no number';
  if (property.logicalType === 'integer' && !Number.isInteger(value)) return 'not whole';
  const scale = /,\s*(\d+)\)/.exec(String(property.physicalType))?.[1];
  const places = String(value).split('.')[1]?.length ?? 0;
  if (String(value).includes('e')) return 'an exponent';
  if (places > Number(scale ?? 20)) return 'too many digits';
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = options;
  if (minimum !== undefined && value < Number(minimum)) return 'too small';
  if (maximum !== undefined && value > Number(maximum)) return 'too large';
  if (exclusiveMinimum !== undefined && value <= Number(exclusiveMinimum)) return 'too small';
  if (exclusiveMaximum !== undefined && value >= Number(exclusiveMaximum)) return 'too large';
  const parts = value / Number(multipleOf ?? value);
  if (multipleOf !== undefined && Math.abs(parts - Math.round(parts)) > 1e-6) return 'no multiple';
  return undefined;
}

/** ISO 8601 in one zone sorts as text does. */
function ofMoment(value: unknown, form: RegExp, options: Options): string | undefined {
  if (typeof value !== 'string' || !form.test(value)) return 'not ISO';
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = options;
  if (minimum !== undefined && value < String(minimum)) return 'too early';
  if (maximum !== undefined && value > String(maximum)) return 'too late';
  if (exclusiveMinimum !== undefined && value <= String(exclusiveMinimum)) return 'too early';
  if (exclusiveMaximum !== undefined && value >= String(exclusiveMaximum)) return 'too late';
  return undefined;
}

function ofNested(
  value: unknown,
  property: Record<string, unknown>,
  options: Options,
): string | undefined {
  if (property.logicalType === 'vector')
    return Array.isArray(value) && value.length === options.dimensions ? undefined : 'no vector';
  if (property.logicalType === 'array') {
    if (!Array.isArray(value)) return 'no list';
    if (value.length < Number(options.minItems) || value.length > Number(options.maxItems))
      return 'wrong size';
    if (options.uniqueItems === true && new Set(value).size < value.length) return 'items alike';
    return value
      .map((one) => problem(one, property.items as PropertyText))
      .find((one) => one !== undefined);
  }
  if (typeof value !== 'object' || value === null) return 'no object';
  const inner = property.map as { value: PropertyText } | undefined;
  if (inner !== undefined)
    return Object.values(value)
      .map((one) => problem(one, inner.value))
      .find((one) => one !== undefined);
  return (property.properties as PropertyText[])
    .map((one) => {
      const own = (value as Record<string, unknown>)[one.name] ?? null;
      if (own === null) return one.required === true ? 'null inside' : undefined;
      return problem(own, one);
    })
    .find((one) => one !== undefined);
}
