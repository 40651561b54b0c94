import type { FieldSpec, TypeSpec, ValueSpec } from '../metamodel.ts';
import { object, text, uri } from '../values.ts';

/** Every map takes other fields too: the official schemas and examples contradict each other. */
export const open: Pick<TypeSpec, 'open'> = { open: {} };

/** Stands in place of the rest of a map, which is written elsewhere. */
export function refField(what: string, example: string): FieldSpec {
  return {
    doc: `Leads to ${what}, written elsewhere: another file, an address, or a place in this file behind a \`#\`.`,
    value: text,
    examples: [example],
  };
}

/** A text that is shown to people: in one language or, by language code, in several. */
export const localized: ValueSpec = {
  kind: 'one-of',
  options: [{ value: object('LocalizedText') }, { value: text }],
};

/** An address, with what it leads to. */
export function urlField(doc: string, example?: string): FieldSpec {
  return { doc, value: uri, ...(example !== undefined && { examples: [example] }) };
}

/** A map whose keys are codes of languages. */
export function byLanguage(
  name: string,
  title: string,
  doc: string,
  value: ValueSpec,
  more: TypeSpec['fields'] = {},
): TypeSpec {
  return {
    name,
    title,
    doc,
    ...open,
    fields: { en: { doc: 'What is said in English.', value }, ...more },
    entries: {
      doc: 'What is said in one language; the key is its code of two letters, as of ISO 639-1.',
      value,
    },
  };
}

/** A map of named variants, among which `default` holds where none is chosen. */
export function profiles(
  name: string,
  title: string,
  doc: string,
  value: ValueSpec,
  example: string,
): TypeSpec {
  return {
    name,
    title,
    doc,
    ...open,
    fields: {
      default: { doc: 'The variant that holds where no other one is chosen.', value },
      $ref: refField('all variants', example),
    },
    entries: { doc: 'A variant under a name of your own, to which plans can refer.', value },
  };
}
