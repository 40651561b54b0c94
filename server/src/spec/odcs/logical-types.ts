import type { ValueChoice } from '../metamodel.ts';

/** What a property holds, independent of a platform; aliases are types of databases and languages. */
export const logicalTypes: readonly ValueChoice[] = [
  {
    value: 'string',
    doc: 'Text.',
    aliases:
      'varchar char text nvarchar nchar varchar2 nvarchar2 clob character bpchar citext str uuid enum json jsonb xml binary varbinary bytes bytea blob'.split(
        ' ',
      ),
    aliasFields: {
      uuid: { field: 'logicalTypeOptions.format', value: 'uuid' },
      ...Object.fromEntries(
        ['binary', 'varbinary', 'bytes', 'bytea', 'blob'].map((type) => [
          type,
          { field: 'logicalTypeOptions.format', value: 'binary' },
        ]),
      ),
      ...Object.fromEntries(
        ['json', 'jsonb', 'xml'].map((type) => [type, { field: 'physicalType', value: type }]),
      ),
    },
  },
  {
    value: 'date',
    doc: 'A day without time of day.',
    aliases: ['localdate', 'day'],
  },
  {
    value: 'timestamp',
    since: '3.1.0',
    doc: 'A day with time of day.',
    aliases: [
      ...'datetime datetime2 smalldatetime timestamptz timestamp_tz timestamp_ntz timestamp_ltz datetimeoffset instant date-time'.split(
        ' ',
      ),
      'timestamp with time zone',
      'timestamp without time zone',
    ],
  },
  {
    value: 'time',
    since: '3.1.0',
    doc: 'A time of day without a day.',
    aliases: ['timetz', 'localtime', 'time of day'],
  },
  {
    value: 'number',
    doc: 'A number, with or without fraction.',
    aliases: [
      ...'decimal numeric float double real float32 float64 float4 float8 money bigdecimal bignumeric binary_float binary_double'.split(
        ' ',
      ),
      'double precision',
    ],
  },
  {
    value: 'integer',
    doc: 'A whole number.',
    aliases:
      'int bigint smallint tinyint mediumint int2 int4 int8 int16 int32 int64 long short byte serial bigserial uint32 uint64 hugeint'.split(
        ' ',
      ),
  },
  {
    value: 'object',
    doc: 'A record with `properties` of its own.',
    aliases: ['struct', 'record', 'row', 'variant', 'super', 'dict', 'document', 'nested'],
  },
  {
    value: 'array',
    doc: 'A list of values of one shape, which `items` describes.',
    aliases: ['list', 'repeated', 'set', 'multiset', 'sequence'],
  },
  {
    value: 'boolean',
    doc: 'True or false.',
    aliases: ['bool', 'bit', 'logical'],
  },
  {
    value: 'map',
    since: '3.2.0',
    doc: 'Keys with values; the field `map` describes both.',
    aliases: ['hashmap', 'dictionary', 'key-value'],
  },
  {
    value: 'vector',
    since: '3.2.0',
    doc: 'An embedding: a fixed number of numbers.',
    aliases: ['embedding', 'float_vector'],
  },
];
