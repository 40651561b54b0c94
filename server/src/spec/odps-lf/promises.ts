import type { FieldSpec, StringValue, TypeSpec } from '../metamodel.ts';
import { count, listOf, object } from '../values.ts';
import { localized, open, refField } from './shared-fields.ts';

// Levels of service and quality of data are promised in the same form: promises in named profiles, and code that checks them.

type Fields = Readonly<Record<string, FieldSpec>>;

export function declarativeField(profiles: string): FieldSpec {
  return { doc: 'The promises, as named profiles.', value: object(profiles) };
}

/** The profile of files that have no list of profiles. */
export function defaultField(profile: string): FieldSpec {
  return {
    doc: 'The profile that holds where no other one is chosen, in files without `declarative`.',
    value: object(profile),
  };
}

/** What a profile has behind its name. */
export function profileFields(promise: string, example: string): Fields {
  return {
    description: { doc: 'What the profile is for.', value: localized },
    dimensions: { doc: 'The promises, one an entry.', value: listOf(object(promise)) },
    $ref: refField('the profile', example),
  };
}

export const displayTitle: FieldSpec = { doc: 'The title that people see.', value: localized };

/** The spelling of `displayTitle` in the schema of the specification. */
export const spellingsOfTitle = { displaytitle: 'displayTitle' };

export function dimensionField(value: StringValue): FieldSpec {
  return { doc: 'What is measured.', value };
}

/** A promise as a type; objective and weight are examples. */
export function promise(
  name: string,
  title: string,
  doc: string,
  of: {
    readonly dimension: StringValue;
    readonly unit: StringValue;
    readonly objective: number;
    readonly weight: number;
  },
): TypeSpec {
  return {
    name,
    title,
    doc,
    nameField: 'dimension',
    ...open,
    spellings: spellingsOfTitle,
    fields: {
      dimension: dimensionField(of.dimension),
      displayTitle,
      description: { doc: 'What is meant by it.', value: localized },
      objective: {
        doc: 'The value that is to be reached, in the `unit`.',
        value: { kind: 'scalar' },
        examples: [of.objective],
      },
      unit: { doc: 'The unit of the `objective`.', value: of.unit },
      weight: {
        doc: 'How much the promise counts among all, as a whole percentage.',
        value: count,
        examples: [of.weight],
      },
    },
  };
}
