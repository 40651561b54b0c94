import { unitSpellings } from '../duration.ts';
import type { FieldSpec, ValueSpec } from '../metamodel.ts';
import { date, identity, listOf, object, text } from '../values.ts';

/** ECMAScript; the rules of policies say what is wrong with it. */
export const regex: ValueSpec = { kind: 'string', language: 'regex', nonEmpty: true };

/** Days, months and years have a fixed length here: nobody promises more precisely. */
export const duration: ValueSpec = {
  kind: 'string',
  pattern: {
    source: `^\\s*\\d+(?:\\.\\d+)?\\s*(?:${unitSpellings.join('|')})\\s*$`,
    meaning: 'a number with its unit, such as `30m`, `8h`, `1d` or `7y`',
  },
};

/** A value, or a list of values of which one is enough. */
export function oneOrMore(value: ValueSpec): ValueSpec {
  return { kind: 'one-of', options: [{ value }, { value: listOf(value, { minItems: 1 }) }] };
}

/** What every policy may begin with. */
export function headFields(schema: string): Readonly<Record<string, FieldSpec>> {
  return {
    $schema: {
      doc: 'The JSON Schema of the file, for editors that read schemas only.',
      value: text,
      examples: [`../../schemas/${schema}.schema.json`],
    },
    version: {
      doc: 'The version of the policy, as its authors count.',
      value: { kind: 'one-of', options: [{ value: text }, { value: { kind: 'number' } }] },
      examples: ['1.0.0', 2],
    },
  };
}

export function extendsField(file: string): FieldSpec {
  return {
    doc: 'Relative path of a policy that this one refines: what stands here goes before what stands there.',
    value: identity,
    examples: [`../../governance/${file}`],
  };
}

export const exceptionsField: FieldSpec = {
  doc: 'Names that may differ, each with the reason and, if it is to end, its last day.',
  value: listOf(object('PolicyException')),
};

/** The fields of exceptions that all policies have. */
export const exceptionFields: Readonly<Record<string, FieldSpec>> = {
  domain: {
    doc: 'Only in contracts of this domain.',
    value: identity,
    examples: ['finance'],
  },
  layer: {
    doc: 'Only in this layer.',
    value: identity,
    examples: ['staging'],
  },
  reason: {
    doc: 'Why the exception is made. Whoever meets it asks.',
    value: identity,
    required: true,
    examples: ['The name is fixed by the regulator.'],
  },
  expires: {
    doc: 'The last day on which the exception holds; without it, it holds for good.',
    value: date,
    examples: ['2026-12-31'],
  },
};

export const descriptionField: FieldSpec = {
  doc: 'What it is for, for people.',
  value: { kind: 'string', language: 'markdown' },
};
