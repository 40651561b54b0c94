import type { TypeSpec } from '../metamodel.ts';
import { authoritativeDefinitionsField, customPropertiesField } from '../bitol/shared-fields.ts';
import { markdown } from '../values.ts';

export const description: TypeSpec = {
  name: 'Description',
  title: 'description',
  doc: 'What the data is for, its limits, and how to use it. The standard lets other fields pass here, so a misspelt one goes unnoticed by schema validators.',
  open: {},
  fields: {
    purpose: {
      doc: 'Why the data exists and which questions it answers.',
      value: markdown,
      examples: ['Orders of all web shops, for revenue reporting.'],
    },
    limitations: {
      doc: 'What the data cannot or must not be used for: technical, compliance and legal limits.',
      value: markdown,
      examples: ['Not for credit decisions. Returns arrive up to a day late.'],
    },
    usage: {
      doc: 'How the data is meant to be used.',
      value: markdown,
      examples: ['Join with `customers` by `customer_id`.'],
    },
    authoritativeDefinitions: authoritativeDefinitionsField('description', '3.0.1'),
    customProperties: customPropertiesField('description', '3.0.1'),
  },
  misplaced: {
    limitation: { to: 'limitations', advice: 'Write `limitations`.' },
    description: { to: 'purpose', advice: 'Write `purpose`.' },
    text: { to: 'purpose', advice: 'Write `purpose`.' },
    use: { to: 'usage', advice: 'Write `usage`.' },
  },
};
