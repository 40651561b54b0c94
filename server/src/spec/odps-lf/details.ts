import type { TypeSpec } from '../metamodel.ts';
import { anything, listOf, object, oneOf, text } from '../values.ts';
import { byLanguage, open, urlField } from './shared-fields.ts';

export const detailsByLanguage = byLanguage(
  'DetailsByLanguage',
  'details by language',
  'What the product is, once for each language, by its code of two letters.',
  object('ProductDetails'),
);

export const productDetails: TypeSpec = {
  name: 'ProductDetails',
  title: 'product details',
  doc: 'What catalogs and market places show of the product, in one language.',
  nameField: 'name',
  ...open,
  spellings: { OutputFileFormats: 'outputFileFormats' },
  fields: {
    name: {
      doc: 'The name of the product.',
      value: text,
      required: true,
      examples: ['Pets of the year'],
    },
    productID: {
      doc: 'Identifies the product.',
      value: text,
      required: true,
      examples: ['pets-of-the-year'],
    },
    visibility: {
      doc: 'Who gets to see the product.',
      value: oneOf(
        { value: 'private', doc: 'Only who made it.' },
        { value: 'invitation', doc: 'Only who was invited.' },
        {
          value: 'organisation',
          doc: 'Everybody in the organisation.',
          aliases: ['organization'],
        },
        { value: 'dataspace', doc: 'All members of the data space.' },
        { value: 'public', doc: 'Everybody.' },
      ),
      required: true,
    },
    status: {
      doc: 'Where the product stands in its life.',
      value: oneOf(
        { value: 'announcement', doc: 'Made known, not begun yet.' },
        { value: 'draft', doc: 'Being thought out.' },
        { value: 'development', doc: 'Being built.' },
        { value: 'testing', doc: 'Built and being tested.' },
        { value: 'acceptance', doc: 'Being judged by those who will use it.' },
        { value: 'production', doc: 'In service.' },
        { value: 'sunset', doc: 'Still served, but about to end.' },
        { value: 'retired', doc: 'No longer served.' },
      ),
      required: true,
    },
    type: {
      doc: 'What kind of thing the product is.',
      value: oneOf(
        { value: 'raw data', doc: 'Data as they were collected.' },
        { value: 'derived data', doc: 'Data that were worked out from others.' },
        { value: 'dataset', doc: 'A set of data that belong together.', aliases: ['data set'] },
        { value: 'reports', doc: 'Reports about data.', aliases: ['report'] },
        { value: 'analytic view', doc: 'A view for analysis.', aliases: ['analytical view'] },
        { value: '3D visualisation', doc: 'A picture in space.', aliases: ['3D visualization'] },
        { value: 'algorithm', doc: 'A procedure that works on data, such as a model.' },
        { value: 'decision support', doc: 'Help for people who decide.' },
        { value: 'automated decision-making', doc: 'Decisions without people.' },
        { value: 'data-enhanced product', doc: 'A product that data make better.' },
        { value: 'data-driven service', doc: 'A service that rests on data.' },
        { value: 'data-enabled performance', doc: 'Results that data make possible.' },
        { value: 'bi-directional', doc: 'Data flow both ways.', aliases: ['bidirectional'] },
      ),
      required: true,
    },
    valueProposition: { doc: 'What the customer gains, in a sentence or two.', value: text },
    description: { doc: 'What the product is, as plain text.', value: text },
    productVersion: {
      doc: 'The version of the product, semantic versioning preferred.',
      value: text,
      examples: ['1.0.0'],
    },
    versionNotes: { doc: 'What is to be known of this version.', value: text },
    issues: { doc: 'What is wrong at present, and when it will be mended.', value: text },
    created: {
      doc: 'The day on which the product was made.',
      value: text,
      examples: ['2026-01-31'],
    },
    updated: {
      doc: 'The day of the last change.',
      value: text,
      examples: ['2026-01-31'],
    },
    productSeries: { doc: 'The family of products to which it belongs.', value: text },
    governanceProfile: {
      doc: 'How strictly the product is governed.',
      value: oneOf(
        { value: 'structured', doc: 'Defined and registered; rules are written down.' },
        { value: 'enforced', doc: 'Rules are put into force.' },
        { value: 'automated', doc: 'Rules are put into force by machines.' },
        {
          value: 'audit_ready',
          doc: 'Rules are in force, and it can be proved.',
          aliases: ['audit-ready', 'audit ready'],
        },
      ),
    },
    portfolioPriority: {
      doc: 'How much the product matters to the organisation.',
      value: oneOf(
        { value: 'critical', doc: 'The organisation depends on it.' },
        { value: 'high', doc: 'It matters much.' },
        { value: 'medium', doc: 'It matters.' },
        { value: 'low', doc: 'It could be done without.' },
      ),
    },
    tags: { doc: 'Words under which the product is found.', value: listOf(text) },
    categories: { doc: 'The categories of a catalog.', value: listOf(text) },
    standards: {
      doc: 'Standards that the data or their quality follow.',
      value: listOf(text),
      examples: [['ISO 8000']],
    },
    brandSlogan: { doc: 'The slogan of the brand.', value: text },
    logoURL: urlField('The address of the logo.', 'https://example.com/logo.png'),
    contentSample: urlField(
      'The address of a sample of what the product gives.',
      'https://example.com/sample.json',
    ),
    outputFileFormats: {
      doc: 'The formats of the files that the product gives.',
      value: { kind: 'one-of', options: [{ value: listOf(text) }, { value: text }] },
      examples: [['JSON', 'CSV']],
    },
    useCases: {
      doc: 'What others have done with the product.',
      value: listOf(object('UseCaseEntry')),
    },
    recommendedDataProducts: {
      doc: 'Addresses of other descriptors: products that go with this one, or that may replace it.',
      value: listOf(text),
    },
  },
};

export const useCaseEntry: TypeSpec = {
  name: 'UseCaseEntry',
  title: 'use case entry',
  doc: 'One entry of the list; what is said of the case stands inside.',
  ...open,
  fields: { useCase: { doc: 'The case.', value: object('UseCase') } },
};

export const useCase: TypeSpec = {
  name: 'UseCase',
  title: 'use case',
  doc: 'What somebody has done with the product.',
  nameField: 'useCaseTitle',
  ...open,
  fields: {
    useCaseTitle: { doc: 'The title of the case.', value: text },
    useCaseDescription: { doc: 'The case in short.', value: text },
    useCaseURL: urlField('The address of the whole story.', 'https://example.com/cases/1'),
  },
};

export const localizedText: TypeSpec = byLanguage(
  'LocalizedText',
  'text by language',
  'A text, once for each language, by its code of two letters.',
  anything,
);
