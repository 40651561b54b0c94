import type { FieldSpec, ValueSpec } from '../metamodel.ts';
import { identity, oneOf } from '../values.ts';
import { descriptionField, oneOrMore, regex } from './shared-fields.ts';

export const length: ValueSpec = { kind: 'integer', minimum: 1 };

export const casing = oneOf(
  {
    value: 'snake_case',
    doc: 'Small letters, words joined by underscores: `order_date`.',
    aliases: ['snake', 'lower_case', 'lower_snake_case'],
  },
  {
    value: 'UPPER_CASE',
    doc: 'Capital letters, words joined by underscores: `ORDER_DATE`.',
    aliases: ['upper', 'screaming_snake_case', 'upper_snake_case', 'constant_case'],
  },
  {
    value: 'camelCase',
    doc: 'Words joined, all but the first with a capital letter: `orderDate`.',
    aliases: ['camel', 'camel_case', 'lowercamelcase'],
  },
  {
    value: 'PascalCase',
    doc: 'Words joined, each with a capital letter: `OrderDate`.',
    aliases: ['pascal', 'pascal_case', 'uppercamelcase'],
  },
  {
    value: 'kebab-case',
    doc: 'Small letters, words joined by hyphens: `order-date`.',
    aliases: ['kebab', 'kebab_case'],
  },
);

/** What layers and columns have alike. */
export function ruleFields(examples: {
  readonly prefix: string;
  readonly suffix: string;
  readonly pattern: string;
  readonly name: string;
}): Readonly<Record<string, FieldSpec>> {
  return {
    prefix: {
      doc: 'What the name begins with; alternatives are divided by `|` or stand in a list.',
      value: oneOrMore(identity),
      examples: [examples.prefix],
    },
    suffix: {
      doc: 'What the name ends with; alternatives are divided by `|` or stand in a list.',
      value: oneOrMore(identity),
      examples: [examples.suffix],
    },
    pattern: {
      doc: 'A regular expression of ECMAScript that the name matches; `^` and `$` stand for its beginning and end.',
      value: regex,
      examples: [examples.pattern],
    },
    casing: {
      doc: 'How words are joined in these names, in place of what `casing` says of all.',
      value: casing,
      examples: ['snake_case'],
    },
    max_length: {
      doc: 'Most characters that the name may have.',
      value: length,
      examples: [40],
    },
    example: {
      doc: 'A name that obeys the rule, shown to whoever breaks it.',
      value: identity,
      examples: [examples.name],
    },
    description: descriptionField,
  };
}
