import type { FieldSpec, TypeSpec, ValueSpec } from '../metamodel.ts';
import { count, flag, oneOf, suggest, text } from '../values.ts';

type Fields = Readonly<Record<string, FieldSpec>>;

/** Lowest and highest values: `minimum` and `maximum` with what version 3.0 and 3.1 mean by exclusive. */
function bounds(of: ValueSpec, low: unknown, high: unknown): Fields {
  const exclusive = [
    { until: '3.1.0', value: flag },
    { since: '3.1.0', value: of },
  ];
  return {
    minimum: { doc: 'The lowest value, itself allowed.', value: of, examples: [low] },
    maximum: { doc: 'The highest value, itself allowed.', value: of, examples: [high] },
    exclusiveMinimum: {
      doc: 'Values must be above this one. Before version 3.1.0 a flag that excludes `minimum` itself.',
      value: exclusive,
      examples: [low],
    },
    exclusiveMaximum: {
      doc: 'Values must be below this one. Before version 3.1.0 a flag that excludes `maximum` itself.',
      value: exclusive,
      examples: [high],
    },
  };
}

const number: ValueSpec = { kind: 'number' };

function numeric(format: FieldSpec): Fields {
  return {
    ...bounds(number, 0, 100),
    multipleOf: {
      doc: 'Values are multiples of this number.',
      value: { kind: 'number', exclusiveMinimum: 0 },
      examples: [5],
    },
    format,
  };
}

function temporal(example: string, low: string, high: string): Fields {
  return {
    format: {
      doc: 'How values are written, as a pattern of the JDK `DateTimeFormatter`. ISO 8601 when absent.',
      value: text,
      examples: [example],
    },
    ...bounds(text, low, high),
  };
}

const zone: Fields = {
  timezone: {
    since: '3.1.0',
    doc: 'Whether values carry a time zone.',
    value: flag,
  },
  defaultTimezone: {
    since: '3.1.0',
    doc: 'The zone of values that carry none, by its IANA name.',
    value: suggest(
      { value: 'Etc/UTC', doc: 'Coordinated universal time.' },
      { value: 'Europe/Paris', doc: 'Central European time.' },
      { value: 'Europe/London', doc: 'British time.' },
      { value: 'America/New_York', doc: 'Eastern time of North America.' },
    ),
    default: 'Etc/UTC',
  },
};

const values = {
  advice:
    'Write a check with `metric: invalidValues` and `arguments.validValues` under `quality` of the property, or its `enum` from version 3.2.0.',
};

const lengthAliases = {
  enum: values,
  values,
  min: { to: 'minLength', advice: 'Write `minLength`.' },
  max: { to: 'maxLength', advice: 'Write `maxLength`.' },
  length: { to: 'maxLength', advice: 'Write `maxLength`.' },
  regex: { to: 'pattern', advice: 'Write `pattern`.' },
  minimum: { to: 'minLength', advice: 'Text has `minLength`; `minimum` is for numbers and dates.' },
  maximum: { to: 'maxLength', advice: 'Text has `maxLength`; `maximum` is for numbers and dates.' },
};

const boundAliases = {
  min: { to: 'minimum', advice: 'Write `minimum`.' },
  max: { to: 'maximum', advice: 'Write `maximum`.' },
  minValue: { to: 'minimum', advice: 'Write `minimum`.' },
  maxValue: { to: 'maximum', advice: 'Write `maximum`.' },
};

const numericMisplaced = {
  ...boundAliases,
  enum: values,
  values,
  precision: { advice: 'Write the precision in `physicalType`, such as `DECIMAL(18, 2)`.' },
  scale: { advice: 'Write the scale in `physicalType`, such as `DECIMAL(18, 2)`.' },
};

const integerFormats = (
  [
    ['i8', 'signed', 8],
    ['i16', 'signed', 16],
    ['i32', 'signed', 32],
    ['i64', 'signed', 64],
    ['i128', 'signed', 128],
    ['u8', 'unsigned', 8],
    ['u16', 'unsigned', 16],
    ['u32', 'unsigned', 32],
    ['u64', 'unsigned', 64],
    ['u128', 'unsigned', 128],
  ] as const
).map(([value, sign, bits]) => ({
  value,
  doc: `A whole number in ${bits} bits, ${sign}.`,
  aliases: [`${sign === 'signed' ? '' : 'u'}int${bits}`],
}));

export const stringOptions: TypeSpec = {
  name: 'StringOptions',
  title: 'options of a string',
  doc: 'Limits on text.',
  fields: {
    minLength: { doc: 'The least number of characters.', value: count, examples: [2] },
    maxLength: { doc: 'The greatest number of characters.', value: count, examples: [64] },
    pattern: {
      doc: 'A regular expression (ECMA-262) that values match.',
      value: { kind: 'string', language: 'regex' },
      examples: ['^[A-Z]{2}-[0-9]+$'],
    },
    format: {
      doc: 'A known form that values follow. Any name is allowed.',
      value: suggest(
        { value: 'email', doc: 'An address of electronic mail.' },
        { value: 'uuid', doc: 'A universally unique identifier.', aliases: ['guid'] },
        { value: 'uri', doc: 'An address with its scheme.', aliases: ['url'] },
        { value: 'hostname', doc: 'A name of a host.' },
        { value: 'ipv4', doc: 'An address of the internet protocol, version 4.' },
        { value: 'ipv6', doc: 'An address of the internet protocol, version 6.' },
        { value: 'password', doc: 'Secret text.' },
        { value: 'byte', doc: 'Bytes in base 64.' },
        { value: 'binary', doc: 'Any bytes.' },
      ),
      examples: ['email'],
    },
  },
  misplaced: lengthAliases,
};

export const dateOptions: TypeSpec = {
  name: 'DateOptions',
  title: 'options of a date',
  doc: 'Limits on days and how they are written.',
  fields: temporal('yyyy-MM-dd', '2020-01-01', '2030-12-31'),
  misplaced: boundAliases,
};

export const timestampOptions: TypeSpec = {
  name: 'TimestampOptions',
  title: 'options of a timestamp',
  doc: 'Limits on points in time, how they are written, and their zone.',
  fields: {
    ...temporal("yyyy-MM-dd'T'HH:mm:ssX", '2020-01-01T00:00:00Z', '2030-12-31T23:59:59Z'),
    ...zone,
  },
  misplaced: boundAliases,
};

export const timeOptions: TypeSpec = {
  name: 'TimeOptions',
  title: 'options of a time',
  doc: 'Limits on times of day, how they are written, and their zone.',
  fields: { ...temporal('HH:mm:ss', '08:00:00', '18:00:00'), ...zone },
  misplaced: boundAliases,
};

export const integerOptions: TypeSpec = {
  name: 'IntegerOptions',
  title: 'options of an integer',
  doc: 'Limits on whole numbers.',
  fields: numeric({
    doc: 'How many bits a value takes and whether it has a sign.',
    value: oneOf(...integerFormats),
    default: 'i32',
    examples: ['i64'],
  }),
  misplaced: numericMisplaced,
};

export const numberOptions: TypeSpec = {
  name: 'NumberOptions',
  title: 'options of a number',
  doc: 'Limits on numbers.',
  fields: numeric({
    doc: 'How many bits a floating-point value takes.',
    value: oneOf(
      { value: 'f32', doc: 'Single precision, 32 bits.', aliases: ['float', 'float32', 'real'] },
      { value: 'f64', doc: 'Double precision, 64 bits.', aliases: ['double', 'float64'] },
    ),
    examples: ['f64'],
  }),
  misplaced: numericMisplaced,
};
