import type { TypeSpec } from '../metamodel.ts';
import { idField } from '../bitol/shared-fields.ts';
import { identity, suggest, text } from '../values.ts';

export const authoritativeDefinition: TypeSpec = {
  name: 'AuthoritativeDefinition',
  title: 'authoritative definition',
  doc: 'A link to a page that defines or explains something with authority.',
  nameField: 'type',
  textField: 'url',
  open: { until: '3.1.0' },
  fields: {
    id: idField('authoritative definition'),
    url: {
      doc: 'The address of the page.',
      value: identity,
      required: true,
      examples: ['https://glossary.example.com/terms/net-revenue'],
    },
    type: {
      doc: 'What is found there.',
      value: suggest(
        { value: 'businessDefinition', doc: 'What the thing means to the business.' },
        {
          value: 'transformationImplementation',
          doc: 'The code that computes the data.',
          aliases: ['transformation', 'sourceCode'],
        },
        { value: 'implementation', doc: 'The code or configuration that realises it.' },
        { value: 'videoTutorial', doc: 'A film that explains it.', aliases: ['video'] },
        { value: 'tutorial', doc: 'A text that explains it step by step.' },
        { value: 'canonicalUrl', doc: 'The address at which this contract is kept.' },
        { value: 'glossary', since: '3.2.0', doc: 'An entry of a glossary.' },
        { value: 'ontology', since: '3.2.0', doc: 'A concept of an ontology.' },
        { value: 'taxonomy', since: '3.2.0', doc: 'A class of a taxonomy.' },
      ),
      required: true,
      examples: ['businessDefinition'],
    },
    description: { since: '3.1.0', doc: 'What a reader finds behind the link.', value: text },
  },
  misplaced: {
    link: { to: 'url', advice: 'Write `url`.' },
    href: { to: 'url', advice: 'Write `url`.' },
    uri: { to: 'url', advice: 'Write `url`.' },
  },
};
