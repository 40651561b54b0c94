import type { ListValue, StringValue, ValueChoice, ValueSpec } from './metamodel.ts';

/** The value specifications that many tables share; each is a plain datum. */
export const text: StringValue = { kind: 'string' };
/** Text that identifies or does something, so that an empty string is an error. */
export const identity: StringValue = { kind: 'string', nonEmpty: true };
export const markdown: StringValue = { kind: 'string', language: 'markdown' };
export const flag: ValueSpec = { kind: 'boolean' };
export const anything: ValueSpec = { kind: 'any' };
export const count: ValueSpec = { kind: 'integer', minimum: 0 };
export const uri: StringValue = { kind: 'string', format: 'uri' };
export const date: StringValue = { kind: 'string', format: 'date' };

export function object(type: string): ValueSpec {
  return { kind: 'object', type };
}

export function listOf(of: ValueSpec, limits: Omit<ListValue, 'kind' | 'of'> = {}): ListValue {
  return { kind: 'list', of, ...limits };
}

/** A closed set: any other value is an error. */
export function oneOf(...values: readonly ValueChoice[]): StringValue {
  return { kind: 'string', values };
}

/** An open set: offered to authors, never enforced. */
export function suggest(...suggestions: readonly ValueChoice[]): StringValue {
  return { kind: 'string', suggestions };
}
