import type { TypeSpec } from '../metamodel.ts';
import { count, flag, listOf, oneOf, text } from '../values.ts';

export const objectOptions: TypeSpec = {
  name: 'ObjectOptions',
  title: 'options of an object',
  doc: 'Limits on the properties of a record.',
  fields: {
    minProperties: {
      doc: 'The least number of properties that a value has.',
      value: count,
      default: 0,
    },
    maxProperties: { doc: 'The greatest number of properties that a value has.', value: count },
    required: {
      doc: 'Names of the properties that every value has.',
      value: listOf(text, { minItems: 1, uniqueItems: true }),
      examples: [['street', 'city']],
    },
  },
};

export const arrayOptions: TypeSpec = {
  name: 'ArrayOptions',
  title: 'options of an array',
  doc: 'Limits on the number of items.',
  fields: {
    minItems: { doc: 'The least number of items.', value: count, default: 0, examples: [1] },
    maxItems: { doc: 'The greatest number of items.', value: count, examples: [10] },
    uniqueItems: { doc: 'Whether no item may occur twice.', value: flag, default: false },
  },
  misplaced: {
    min: { to: 'minItems', advice: 'Write `minItems`.' },
    max: { to: 'maxItems', advice: 'Write `maxItems`.' },
    unique: { to: 'uniqueItems', advice: 'Write `uniqueItems`.' },
    minLength: { to: 'minItems', advice: 'An array has `minItems`.' },
    maxLength: { to: 'maxItems', advice: 'An array has `maxItems`.' },
  },
};

export const vectorOptions: TypeSpec = {
  name: 'VectorOptions',
  title: 'options of a vector',
  doc: 'The shape of an embedding and where it comes from.',
  fields: {
    dimensions: {
      since: '3.2.0',
      doc: 'How many numbers a vector has.',
      value: { kind: 'integer', minimum: 1 },
      required: true,
      examples: [1536],
    },
    elementType: {
      since: '3.2.0',
      doc: 'The type of each number.',
      value: oneOf(
        { value: 'float32', doc: 'Single precision.', aliases: ['f32', 'float'] },
        { value: 'float64', doc: 'Double precision.', aliases: ['f64', 'double'] },
        { value: 'float16', doc: 'Half precision.', aliases: ['f16', 'half'] },
        { value: 'bfloat16', doc: 'Half precision with a long exponent.', aliases: ['bf16'] },
        { value: 'int8', doc: 'A whole number of 8 bits with sign.', aliases: ['i8'] },
        { value: 'uint8', doc: 'A whole number of 8 bits without sign.', aliases: ['u8'] },
        { value: 'binary', doc: 'One bit.', aliases: ['bit'] },
      ),
      default: 'float32',
    },
    distanceMetric: {
      since: '3.2.0',
      doc: 'How nearness of two vectors is measured.',
      value: oneOf(
        { value: 'cosine', doc: 'The angle between them.' },
        {
          value: 'dotProduct',
          doc: 'Their inner product.',
          aliases: ['dot', 'ip', 'inner product'],
        },
        { value: 'euclidean', doc: 'The straight distance.', aliases: ['l2'] },
        { value: 'manhattan', doc: 'The sum of the distances along the axes.', aliases: ['l1'] },
        { value: 'hamming', doc: 'The number of places in which they differ.' },
      ),
    },
    normalized: {
      since: '3.2.0',
      doc: 'Whether vectors have length one.',
      value: flag,
      default: false,
    },
    embeddingModel: {
      since: '3.2.0',
      doc: 'The model that made the vectors.',
      value: text,
      examples: ['all-MiniLM-L6-v2'],
    },
    embeddingModelVersion: { since: '3.2.0', doc: 'The version of that model.', value: text },
  },
  misplaced: {
    dimension: { to: 'dimensions', advice: 'Write `dimensions`.' },
    dims: { to: 'dimensions', advice: 'Write `dimensions`.' },
    metric: { to: 'distanceMetric', advice: 'Write `distanceMetric`.' },
    model: { to: 'embeddingModel', advice: 'Write `embeddingModel`.' },
  },
};
