import type { FieldSpec, ValueChoice, VariantSpec } from '../../metamodel.ts';
import { suggest, text, uri } from '../../values.ts';
import { encoding, location, need } from './fields.ts';

const formats: readonly ValueChoice[] = [
  { value: 'parquet', doc: 'Apache Parquet.' },
  { value: 'delta', doc: 'Delta Lake.' },
  { value: 'json', doc: 'JSON; `delimiter` says how records are separated.' },
  { value: 'csv', doc: 'Comma-separated values.' },
];

const delimiters: readonly ValueChoice[] = [
  { value: 'new_line', doc: 'One record a line.', aliases: ['newline', 'jsonl', 'ndjson'] },
  { value: 'array', doc: 'One array of all records.' },
];

const format: FieldSpec = {
  doc: 'The format of the files.',
  value: [
    { until: '3.1.0', value: { kind: 'string', values: formats } },
    {
      since: '3.1.0',
      value: {
        kind: 'string',
        suggestions: [
          ...formats,
          { value: 'avro', doc: 'Apache Avro.' },
          { value: 'orc', doc: 'Apache ORC.' },
          { value: 'iceberg', doc: 'Apache Iceberg.' },
        ],
      },
    },
  ],
  examples: ['parquet'],
};

const delimiter: FieldSpec = {
  doc: 'How the records of a JSON file are separated.',
  value: [
    { until: '3.1.0', value: { kind: 'string', values: delimiters } },
    { since: '3.1.0', value: { kind: 'string', suggestions: delimiters } },
  ],
  examples: ['new_line'],
};

export const files: Readonly<Record<string, VariantSpec>> = {
  azure: {
    fields: {
      location: {
        ...need(location),
        doc: 'The address of a container or folder in Azure storage.',
        examples: ['abfss://container@account.dfs.core.windows.net/orders/*.parquet'],
      },
      format: need(format),
      delimiter,
      encoding,
    },
  },
  local: {
    fields: {
      path: {
        doc: 'The path of the file or folder, relative or absolute.',
        value: text,
        required: true,
        examples: ['./data/orders.csv'],
      },
      format: {
        doc: 'The format of the files.',
        value: suggest(...formats, { value: 'avro', doc: 'Apache Avro.' }),
        required: true,
        examples: ['csv'],
      },
      encoding,
    },
  },
  s3: {
    fields: {
      location: {
        ...need(location),
        doc: 'The address of the objects in a bucket. `{...}` may stand for parts that vary.',
        examples: ['s3://bucket/orders/{model}/*.json'],
      },
      endpointUrl: {
        doc: 'The address of a service that speaks the S3 protocol, where it is not Amazon.',
        value: uri,
        examples: ['https://minio.example.com'],
      },
      format,
      delimiter,
      encoding,
    },
  },
  sftp: {
    fields: {
      location: {
        doc: 'The address of the files, with the scheme `sftp`.',
        value: {
          kind: 'string',
          format: 'uri',
          pattern: { source: '^sftp://', meaning: 'an address that begins with `sftp://`' },
        },
        required: true,
        examples: ['sftp://files.example.com/orders/*.csv'],
      },
      format,
      delimiter,
      encoding,
    },
  },
};
