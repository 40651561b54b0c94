import type { FieldSpec, StringValue, ValueChoice } from '../metamodel.ts';

// What the standards of Bitol, for contracts and for products, say alike at the top of their files.

/** The version of the standard, out of those that it has. */
export function apiVersionField(value: StringValue, example: string): FieldSpec {
  return {
    doc: 'The version of the standard in which this file is written. Every check follows it.',
    value,
    required: true,
    examples: [example],
  };
}

/** The stages of life whose names are the same in both; what they mean is for each to say. */
export const proposed: ValueChoice = { value: 'proposed', doc: 'Put forward, not agreed yet.' };

export function draft(doc: string): ValueChoice {
  return { value: 'draft', doc, aliases: ['development', 'in development', 'wip', 'dev'] };
}

export function active(doc: string): ValueChoice {
  return {
    value: 'active',
    doc,
    aliases: ['production', 'current', 'live', 'released', 'published'],
  };
}
