import type { TypeSpec } from '../metamodel.ts';
import { customPropertiesField, idField } from '../bitol/shared-fields.ts';
import { identity, suggest, text } from '../values.ts';

export const synonym: TypeSpec = {
  name: 'Synonym',
  title: 'synonym',
  doc: 'Another word that people use for the same thing; search and agents understand it.',
  nameField: 'synonym',
  fields: {
    id: idField('synonym', '3.2.0'),
    synonym: {
      since: '3.2.0',
      doc: 'The other word.',
      value: identity,
      required: true,
      examples: ['client'],
    },
    description: { since: '3.2.0', doc: 'When and by whom the word is used.', value: text },
    locale: {
      since: '3.2.0',
      doc: 'The language of the word, as a BCP 47 tag.',
      value: text,
      examples: ['en', 'fr-CA'],
    },
    source: {
      since: '3.2.0',
      doc: 'Where the word comes from: a system, a glossary, a department.',
      value: text,
      examples: ['crm'],
    },
    status: {
      since: '3.2.0',
      doc: 'Whether the word should be used.',
      value: suggest(
        { value: 'preferred', doc: 'The better word.' },
        { value: 'accepted', doc: 'Used and understood.' },
        { value: 'deprecated', doc: 'Found in old material only.' },
      ),
    },
    customProperties: customPropertiesField('synonym', '3.2.0'),
  },
  misplaced: {
    name: { to: 'synonym', advice: 'Write `synonym`.' },
    term: { to: 'synonym', advice: 'Write `synonym`.' },
    language: { to: 'locale', advice: 'Write `locale`.' },
  },
};
