import type { TypeSpec } from '../metamodel.ts';
import { idField } from '../bitol/shared-fields.ts';
import { anything, identity, suggest, text } from '../values.ts';

export const customProperty: TypeSpec = {
  name: 'CustomProperty',
  title: 'custom property',
  doc: 'A name with a value, for facts that have no field of their own.',
  nameField: 'property',
  open: { until: '3.1.0' },
  fields: {
    id: idField('custom property'),
    property: {
      doc: 'The name of the fact, in camel case like the fields of the standard.',
      value: identity,
      required: { since: '3.1.0' },
      examples: ['dataRetentionClass'],
    },
    value: {
      doc: 'Any value: text, number, flag, list or map.',
      value: anything,
      required: { since: '3.1.0' },
      examples: ['gold', 42, ['a', 'b']],
    },
    description: { since: '3.1.0', doc: 'What the fact means, for people.', value: text },
    vendor: {
      since: '3.2.0',
      doc: 'The product or organisation that reads this fact: lower case letters, digits and hyphens.',
      value: suggest(
        { value: 'atlan', doc: 'The Atlan catalog.' },
        { value: 'confluent', doc: 'The Confluent platform.' },
        { value: 'dbt', doc: 'The dbt transformation tool.' },
        { value: 'soda', doc: 'The Soda quality tool.' },
        { value: 'zeenea', doc: 'The Zeenea catalog.' },
      ),
      examples: ['confluent'],
    },
  },
  misplaced: {
    name: { to: 'property', advice: 'Write `property`.' },
    key: { to: 'property', advice: 'Write `property`.' },
  },
};
