import type { FieldSpec, ValueSpec } from '../../metamodel.ts';
import { suggest, text, uri } from '../../values.ts';

/** Fields that several kinds of server share, by name; `need` makes some of them required. */
export const host: FieldSpec = {
  doc: 'The name or address of the host.',
  value: text,
  examples: ['db.example.com'],
};

const portNumber: ValueSpec = { kind: 'integer', minimum: 1, maximum: 65_535 };

export function port(usual: number): FieldSpec {
  return {
    doc: `The port on which the server listens, usually ${usual}. From version 3.2.0 it may be text, for instance a variable.`,
    value: [
      { until: '3.2.0', value: portNumber },
      {
        since: '3.2.0',
        value: { kind: 'one-of', options: [{ value: portNumber }, { value: text }] },
      },
    ],
    examples: [usual],
  };
}

export const database: FieldSpec = {
  doc: 'The name of the database.',
  value: text,
  examples: ['sales'],
};

export const schema: FieldSpec = {
  doc: 'The schema, or name space, inside the database.',
  value: text,
  examples: ['public'],
};

export const catalog: FieldSpec = {
  doc: 'The catalog in which the schemas are.',
  value: text,
  examples: ['main'],
};

export const location: FieldSpec = {
  doc: 'The address of the data, with its scheme. `{...}` may stand for parts that vary, such as the name of an object.',
  value: uri,
  examples: ['s3://bucket/orders/{date}/*.parquet'],
};

export const encoding: FieldSpec = {
  since: '3.2.0',
  doc: 'The character encoding of the data.',
  value: suggest(
    { value: 'utf-8', doc: 'Unicode in one to four bytes, the usual choice.' },
    { value: 'utf-16', doc: 'Unicode in two or four bytes.' },
    { value: 'iso-8859-1', doc: 'Western European, one byte.' },
  ),
  examples: ['utf-8'],
};

export const region: FieldSpec = {
  doc: 'The region of the cloud in which the data is.',
  value: text,
  examples: ['eu-west-1'],
};

export const project: FieldSpec = {
  doc: 'The identifier of the Google Cloud project.',
  value: text,
  examples: ['acme-analytics'],
};

/** The same field, required. */
export function need(field: FieldSpec): FieldSpec {
  return { ...field, required: true };
}
