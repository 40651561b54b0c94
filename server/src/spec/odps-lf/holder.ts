import type { TypeSpec } from '../metamodel.ts';
import { object, text } from '../values.ts';
import { byLanguage, open, refField, urlField } from './shared-fields.ts';

export const holderByLanguage = byLanguage(
  'HolderByLanguage',
  'holder by language',
  'Who answers for the product, once for each language, by its code of two letters.',
  object('DataHolder'),
  { $ref: refField('the holder', './holder.yaml') },
);

export const dataHolder: TypeSpec = {
  name: 'DataHolder',
  title: 'data holder',
  doc: 'The organisation that answers for the product, in one language.',
  nameField: 'legalName',
  ...open,
  spellings: { businessId: 'businessID' },
  fields: {
    legalName: {
      doc: 'The name under which the organisation is registered.',
      value: text,
      required: true,
      examples: ['Example Ltd'],
    },
    businessID: { doc: 'The number under which it is registered.', value: text },
    contactName: { doc: 'The person to ask.', value: text },
    email: { doc: 'The address to write to.', value: text, examples: ['data@example.com'] },
    telephone: { doc: 'The number to call.', value: text, examples: ['+15550100'] },
    URL: urlField('The address of its site.', 'https://example.com'),
    logoURL: urlField('The address of its logo.', 'https://example.com/logo.png'),
    description: { doc: 'What the organisation does.', value: text },
    slogan: { doc: 'Its slogan.', value: text },
    businessDomain: { doc: 'The part of the business that owns the product.', value: text },
    parentOrganization: { doc: 'The organisation of which it is a part.', value: text },
    taxID: { doc: 'Its number for taxes.', value: text },
    vatID: { doc: 'Its number for value-added tax.', value: text },
    streetAddress: { doc: 'Street and number.', value: text },
    postalCode: { doc: 'The postal code.', value: text },
    addressLocality: { doc: 'The town.', value: text },
    addressRegion: { doc: 'The region of the country.', value: text },
    addressCountry: { doc: 'The country, as its code of two letters.', value: text },
    aggregateRating: { doc: 'The average of all ratings.', value: { kind: 'scalar' } },
    ratingCount: { doc: 'How many ratings there are.', value: { kind: 'scalar' } },
  },
};
