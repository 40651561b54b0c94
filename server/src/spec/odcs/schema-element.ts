import type { FieldSpec } from '../metamodel.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  tagsField,
} from '../bitol/shared-fields.ts';
import { flag, listOf, markdown, object, text } from '../values.ts';

/** The fields that objects and properties have at their end, in this order. */
export function elementFields(what: string): Readonly<Record<string, FieldSpec>> {
  return {
    quality: {
      doc: `Checks that the data of this ${what} must pass.`,
      value: listOf(object('Quality')),
    },
    synonyms: {
      since: '3.2.0',
      doc: `Other words that people use for this ${what}.`,
      value: listOf(object('Synonym')),
    },
    tags: tagsField(what),
    authoritativeDefinitions: authoritativeDefinitionsField(what),
    customProperties: customPropertiesField(what),
    deprecated: {
      since: '3.2.0',
      doc: `Whether users should move away from this ${what}.`,
      value: flag,
      default: false,
    },
  };
}

export function businessNameField(what: string): FieldSpec {
  return {
    doc: `The name that business people use for this ${what}.`,
    value: text,
    examples: ['Customer number'],
  };
}

export function descriptionField(what: string): FieldSpec {
  return {
    doc: `What this ${what} means and holds.`,
    value: markdown,
    examples: [what === 'object' ? 'Orders of all web shops' : 'The number on the invoice'],
  };
}
