import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { toolSchema } from '../../../../../server/src/hosts/node/outside/tool-schema.ts';

test('what guides a model stays', () => {
  const schema = {
    type: 'object',
    properties: {
      // Names, not keywords.
      pattern: { type: 'string', description: 'Which rows.' },
      format: { enum: ['csv', 'json'] },
      $id: { $ref: '#/$defs/id' },
    },
    required: ['pattern'],
    additionalProperties: false,
    $defs: { id: { type: 'integer', minimum: 1 } },
  };
  expect(toolSchema(schema)).toEqual(schema);
});

test('what loads, never ends or hides does not', () => {
  const cleaned = toolSchema({
    $schema: 'https://example.com/dialect',
    $id: 'https://example.com/tool',
    type: 'array',
    properties: {
      a: { type: 'string', pattern: '^(a+)+$', format: 'email', description: 'x\u202ey\u{e0041}' },
      b: { $ref: 'https://example.com/schema', $dynamicRef: '#x' },
      c: { anyOf: [{ $ref: 'file:///etc/passwd' }, { patternProperties: { '(a+)+$': {} } }] },
    },
  });
  expect(cleaned).toEqual({
    type: 'object',
    properties: { a: { type: 'string', description: 'xy' }, b: {}, c: { anyOf: [{}, {}] } },
  });
  expect(() => new Ajv2020({ strict: false }).compile(cleaned)).not.toThrow();
});

test.each([
  undefined,
  null,
  'object',
  [],
  { properties: { a: { description: 'x'.repeat(900) } }, required: Array(5_000).fill('abc') },
  Array.from({ length: 50 }).reduce((inner) => ({ items: inner }), {}),
])('what is no schema, or too much of one, is any object', (schema) => {
  expect(toolSchema(schema)).toEqual({ type: 'object' });
});
