import type { Misplaced } from '../metamodel.ts';
import { misplacedFacts } from '../bitol/shared-fields.ts';

function option(name: string): Misplaced {
  return {
    to: `logicalTypeOptions.${name}`,
    advice: `Write \`${name}\` under \`logicalTypeOptions\`.`,
  };
}

function rename(name: string, why = ''): Misplaced {
  return { to: name, advice: `Write \`${name}\`${why}.` };
}

const nullable: Misplaced = {
  to: 'required',
  convert: 'invert',
  advice: 'Write `required` with the opposite value: what may not be null is required.',
};

const reference: Misplaced = {
  instead: { since: '3.1.0', to: 'relationships', lines: 'relationships:\n  - to: {value}' },
  advice: 'Write the target as `to` in an entry of `relationships` (version 3.1.0 and later).',
};

export const validValues: Misplaced = {
  instead: {
    since: '3.1.0',
    to: 'quality',
    lines:
      'quality:\n  - metric: invalidValues\n    arguments:\n      validValues: {value}\n    mustBe: 0',
  },
  advice:
    'Write a check with `metric: invalidValues` and `arguments.validValues` under `quality`, or an `enum` from version 3.2.0.',
};

/** Keys of ODCS 2.2, of the Data Contract Specification, of JSON Schema and of dbt, found on properties. */
export const misplacedInProperty: Readonly<Record<string, Misplaced>> = {
  // ODCS 2.2
  column: rename('name', ', as version 3 calls it'),
  isNullable: nullable,
  isUnique: rename('unique'),
  isPrimaryKey: rename('primaryKey'),
  isPrimary: rename('primaryKey'),
  partitionStatus: rename('partitioned'),
  encryptedColumnName: rename('encryptedName'),
  criticalDataElementStatus: rename('criticalDataElement'),
  sampleValues: rename('examples'),
  transformSourceTables: rename('transformSourceObjects'),
  clusterStatus: {
    advice: 'Version 3 has no clustering; keep `clusterStatus` in `customProperties`.',
  },
  clusterKeyPosition: {
    advice: 'Version 3 has no clustering; keep `clusterKeyPosition` in `customProperties`.',
  },
  // Data Contract Specification, JSON Schema, dbt
  nullable,
  optional: nullable,
  not_null: rename('required'),
  notNull: rename('required'),
  mandatory: rename('required'),
  pk: rename('primaryKey'),
  type: rename('logicalType', ', and the type of the platform as `physicalType`'),
  sql_type: rename('physicalType'),
  dataType: rename('physicalType', ' for the type of the platform, `logicalType` for its kind'),
  data_type: rename('physicalType', ' for the type of the platform, `logicalType` for its kind'),
  primary: rename('primaryKey'),
  primary_key: rename('primaryKey'),
  isKey: rename('primaryKey'),
  fields: rename('properties'),
  columns: rename('properties'),
  title: rename('businessName'),
  label: rename('businessName'),
  example: {
    to: 'examples',
    convert: 'wrap-in-list',
    advice: 'Write `examples`, a list of sample values.',
  },
  pii: {
    to: 'classification',
    convert: 'to-constant',
    constant: 'confidential',
    advice: 'Write `classification`, for instance `confidential`, or add a tag; there is no `pii`.',
  },
  sensitive: {
    to: 'classification',
    convert: 'to-constant',
    constant: 'restricted',
    advice: 'Write `classification`, for instance `restricted`; there is no `sensitive`.',
  },
  isPii: {
    to: 'classification',
    convert: 'to-constant',
    constant: 'confidential',
    advice: 'Write `classification`, for instance `confidential`; there is no `isPii`.',
  },
  references: reference,
  foreignKey: reference,
  lineage: { advice: 'Use `transformSourceObjects`, `transformLogic` and `transformDescription`.' },
  min: option('minimum'),
  max: option('maximum'),
  minimum: option('minimum'),
  maximum: option('maximum'),
  exclusiveMinimum: option('exclusiveMinimum'),
  exclusiveMaximum: option('exclusiveMaximum'),
  multipleOf: option('multipleOf'),
  minLength: option('minLength'),
  maxLength: option('maxLength'),
  length: option('maxLength'),
  maxlength: option('maxLength'),
  pattern: option('pattern'),
  regex: option('pattern'),
  format: option('format'),
  minItems: option('minItems'),
  maxItems: option('maxItems'),
  uniqueItems: option('uniqueItems'),
  dimensions: option('dimensions'),
  timezone: option('timezone'),
  validValues,
  allowedValues: validValues,
  accepted_values: validValues,
  default: { advice: 'The standard has no default values; keep `default` in `customProperties`.' },
  precision: { advice: 'Write the precision in `physicalType`, such as `DECIMAL(18, 2)`.' },
  scale: { advice: 'Write the scale in `physicalType`, such as `DECIMAL(18, 2)`.' },
  ...misplacedFacts,
  tests: rename('quality'),
  data_tests: rename('quality'),
  checks: rename('quality'),
  config: { advice: 'Keep configuration of tools in `customProperties`.' },
  comment: rename('description'),
  notes: rename('description'),
};
