import type { TypeSpec } from '../metamodel.ts';
import { authoritativeDefinitionsField, customPropertiesField } from '../bitol/shared-fields.ts';
import { anything, identity, markdown, suggest, text, uri } from '../values.ts';
import { openSinceKnown } from './versions.ts';

export const description: TypeSpec = {
  name: 'Description',
  title: 'description',
  doc: 'What the product is for, its limits, and how to use it.',
  ...openSinceKnown,
  fields: {
    purpose: {
      doc: 'Why the product exists and which questions it answers.',
      value: markdown,
      examples: ['One view of a customer, for service and sales.'],
    },
    limitations: {
      doc: 'What the data cannot or must not be used for: technical, compliance and legal limits.',
      value: markdown,
      examples: ['Not for credit decisions.'],
    },
    usage: {
      doc: 'How the product is meant to be used.',
      value: markdown,
      examples: ['Read the tables of the newest version.'],
    },
    authoritativeDefinitions: authoritativeDefinitionsField('description'),
    customProperties: customPropertiesField('description'),
  },
  misplaced: {
    limitation: { to: 'limitations', advice: 'Write `limitations`.' },
    description: { to: 'purpose', advice: 'Write `purpose`.' },
    text: { to: 'purpose', advice: 'Write `purpose`.' },
  },
};

export const customProperty: TypeSpec = {
  name: 'CustomProperty',
  title: 'custom property',
  doc: 'A name with a value, for facts that have no field of their own.',
  nameField: 'property',
  ...openSinceKnown,
  fields: {
    property: {
      doc: 'The name of the fact, in camel case like the fields of the standard.',
      value: identity,
      required: true,
      examples: ['costCenter'],
    },
    value: {
      doc: 'Any value: text, number, flag, list or map.',
      value: anything,
      required: true,
      examples: ['gold', 42, ['a', 'b']],
    },
    description: { doc: 'What the fact means, for people.', value: text },
    vendor: {
      since: '1.1.0',
      doc: 'The product or organisation that reads this fact.',
      value: text,
      examples: ['confluent'],
    },
  },
  misplaced: {
    name: { to: 'property', advice: 'Write `property`.' },
    key: { to: 'property', advice: 'Write `property`.' },
  },
};

export const authoritativeDefinition: TypeSpec = {
  name: 'AuthoritativeDefinition',
  title: 'authoritative definition',
  doc: 'A link to a page that defines or explains something with authority.',
  nameField: 'type',
  ...openSinceKnown,
  fields: {
    type: {
      doc: 'What is found there.',
      value: suggest(
        { value: 'businessDefinition', doc: 'What the thing means to the business.' },
        { value: 'transformationImplementation', doc: 'The code that computes the data.' },
        { value: 'implementation', doc: 'The code or configuration that realises it.' },
        { value: 'videoTutorial', doc: 'A film that explains it.' },
        { value: 'tutorial', doc: 'A text that explains it step by step.' },
      ),
      required: true,
      examples: ['businessDefinition'],
    },
    url: {
      doc: 'The address of the page.',
      value: { ...uri, nonEmpty: true },
      required: true,
      examples: ['https://glossary.example.com/terms/customer'],
    },
    description: { doc: 'What a reader finds behind the link.', value: text },
  },
  misplaced: {
    link: { to: 'url', advice: 'Write `url`.' },
    href: { to: 'url', advice: 'Write `url`.' },
    uri: { to: 'url', advice: 'Write `url`.' },
  },
};
