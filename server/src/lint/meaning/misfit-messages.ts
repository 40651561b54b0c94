import type { Range } from '../../base/range.ts';
import type { Params } from '../rule.ts';

/** What is wrong with a value of a property; the ids are keys of `misfitMessages`. */
export interface Misfit {
  readonly messageId: keyof typeof misfitMessages;
  readonly params: Params;
  /** The source text that would be right, where only quotes are wrong. */
  readonly source?: string;
  /** The part that is wrong, where the rest of the value may be right. */
  readonly at?: Range;
}

export const misfitMessages = {
  type: '`{value}` is not of the logical type `{type}`.',
  quoted: '`{value}` in quotes is text; the logical type is `{type}`.',
  unquoted: '`{value}` without quotes is no text; the logical type is `string`.',
  form: '`{value}` is not written as a `{type}`, such as {meaning}.',
  short: '`{value}` has {count} characters; `minLength` is {limit}.',
  long: '`{value}` has {count} characters; `maxLength` is {limit}.',
  pattern: '`{value}` does not match the pattern `{limit}`.',
  format: '`{value}` does not have the format `{limit}`.',
  bound: '`{value}` breaks `{field}: {limit}`.',
  multiple: '`{value}` is not a multiple of {limit}.',
  range: '`{value}` does not fit in `{format}`, which holds {low} to {high}.',
  few: 'The list has {count} items; `minItems` is {limit}.',
  many: 'The list has {count} items; `maxItems` is {limit}.',
  repeated: 'This item is in the list already; `uniqueItems` allows each only once.',
  dimensions: 'The vector has {count} numbers; `dimensions` is {limit}.',
  'few-fields': 'The record has {count} fields; `minProperties` is {limit}.',
  'many-fields': 'The record has {count} fields; `maxProperties` is {limit}.',
  lacks: 'The record lacks `{name}`, which `required` asks for.',
  enum: '`{value}` is not one of the values of `enum`.',
};
