import { active, apiVersionField, draft, proposed } from '../bitol/top-level.ts';
import type { TypeSpec } from '../metamodel.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  tagsField,
} from '../bitol/shared-fields.ts';
import { anything, flag, identity, listOf, object, oneOf, suggest, text } from '../values.ts';
import { misplacedInProduct } from './misplaced.ts';
import { apiVersion, openSinceKnown } from './versions.ts';

export const dataProduct: TypeSpec = {
  name: 'DataProduct',
  title: 'data product',
  doc: 'A product made of data: what it takes in, what it hands out and under which contracts, how it is run, and who answers for it.',
  nameField: 'name',
  ...openSinceKnown,
  fields: {
    apiVersion: apiVersionField(apiVersion, 'v1.0.0'),
    kind: {
      doc: 'Says that the file describes a data product.',
      value: oneOf({
        value: 'DataProduct',
        doc: 'The file is a descriptor of the Open Data Product Standard.',
        aliases: ['product', 'data-product', 'data_product'],
      }),
      required: true,
      examples: ['DataProduct'],
    },
    id: {
      doc: 'Identifies the product across files, versions and renames. A UUID is customary.',
      value: identity,
      required: true,
      examples: ['fbe8d147-28db-4f1d-bedf-a3fe9f458427', 'customer-360'],
    },
    name: {
      doc: 'The name by which people call the product.',
      value: text,
      examples: ['Customer 360'],
    },
    version: {
      doc: 'The version of the product as a whole, semantic versioning preferred. Its ports have versions of their own.',
      value: text,
      examples: ['1.0.0'],
    },
    status: {
      doc: 'Where the product stands in its life.',
      value: suggest(
        proposed,
        draft('Being built; may change at any time.'),
        active('In service: consumers may rely on it.'),
        { value: 'deprecated', doc: 'Still served, but consumers should move away.' },
        { value: 'retired', doc: 'No longer served.', aliases: ['archived', 'sunset'] },
      ),
      required: true,
      examples: ['active'],
    },
    type: {
      since: '1.1.0',
      doc: 'Where the product stands between the systems that make data and the people who use it.',
      value: suggest(
        {
          value: 'sourceAligned',
          doc: 'Hands out the data of one source system, nearly as it is.',
        },
        { value: 'aggregate', doc: 'Joins data of several sources or products.' },
        { value: 'consumerAligned', doc: 'Made for what certain consumers need.' },
      ),
      examples: ['aggregate'],
    },
    domain: {
      doc: 'The business domain that owns the product.',
      value: text,
      examples: ['sales', 'seller'],
    },
    tenant: {
      doc: 'The organisation to which the product belongs.',
      value: text,
      examples: ['acme'],
    },
    description: {
      doc: 'What the product is for, its limits, and how to use it.',
      value: object('Description'),
    },
    deprecated: { since: '1.1.0', doc: 'Whether users should move away from it.', value: flag },
    context: {
      since: '1.1.0',
      doc: 'Guidance for software agents that read the descriptor.',
      value: anything,
    },
    synonyms: {
      since: '1.1.0',
      doc: 'Other words that people use for the product.',
      value: anything,
    },
    tags: tagsField('data product'),
    inputPorts: {
      doc: 'What the product consumes: one entry for each source and version of it, with the contract that it relies on.',
      value: listOf(object('InputPort')),
    },
    outputPorts: {
      doc: 'What the product hands out: one entry for each offer and version of it, with the contract that it keeps.',
      value: listOf(object('OutputPort')),
    },
    managementPorts: {
      doc: 'Where the product is found, watched and controlled.',
      value: listOf(object('ManagementPort')),
    },
    support: {
      doc: 'Where users of the product get help and news.',
      value: listOf(object('SupportChannel')),
    },
    team: {
      doc: 'The people who answer for the product.',
      value: object('Team'),
    },
    authoritativeDefinitions: authoritativeDefinitionsField('data product'),
    customProperties: customPropertiesField('data product'),
    productCreatedTs: {
      doc: 'When the product was created: a date and time in UTC, in ISO 8601.',
      value: { kind: 'string', format: 'date-time' },
      examples: ['2026-03-01T09:30:00Z'],
    },
  },
  misplaced: misplacedInProduct,
};
