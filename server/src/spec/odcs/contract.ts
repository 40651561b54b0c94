import { active, apiVersionField, draft, proposed } from '../bitol/top-level.ts';
import type { TypeSpec } from '../metamodel.ts';
import { apiVersion } from './api-version.ts';
import { guidance } from './context.ts';
import { misplacedInContract } from './misplaced-in-contract.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  tagsField,
} from '../bitol/shared-fields.ts';
import { identity, listOf, object, oneOf, suggest, text } from '../values.ts';

export const contract: TypeSpec = {
  name: 'Contract',
  title: 'data contract',
  doc: 'An agreement between those who produce a data set and those who use it: what the data is, where it is, how good it is and who answers for it.',
  nameField: 'name',
  fields: {
    apiVersion: apiVersionField(apiVersion, 'v3.1.0'),
    kind: {
      doc: 'Says that the file is a data contract.',
      value: oneOf({
        value: 'DataContract',
        doc: 'The file is a data contract of the Open Data Contract Standard.',
        aliases: ['contract', 'data-contract', 'data_contract', 'virtualDataset', 'managedDataset'],
      }),
      required: true,
      examples: ['DataContract'],
    },
    id: {
      doc: 'Identifies the contract across files, versions and renames. A UUID is customary; any text that is unique among your contracts will do.',
      value: identity,
      required: true,
      examples: ['53581432-6c55-4ba2-a65f-72344a91553a', 'customer-orders'],
    },
    name: {
      doc: 'The name by which people call the contract.',
      value: text,
      examples: ['Customer orders'],
    },
    version: {
      doc: 'The version of this contract, semantic versioning preferred. Quote it: unquoted `1.0` is a number in YAML.',
      value: identity,
      required: true,
      examples: ['1.0.0'],
    },
    status: {
      doc: 'Where the contract stands in its life. Required up to version 3.1.0.',
      value: suggest(
        proposed,
        draft('Being written; may change at any time.'),
        active('In force: consumers may rely on it.'),
        {
          value: 'deprecated',
          doc: 'Still kept, but consumers should move away.',
          aliases: ['obsolete'],
        },
        {
          value: 'retired',
          doc: 'No longer kept.',
          aliases: ['decommissioned', 'archived', 'sunset'],
        },
      ),
      required: { until: '3.2.0' },
      examples: ['active'],
    },
    tenant: {
      doc: 'The organisation or property to which the data belongs, compared without regard to case.',
      value: text,
      examples: ['acme'],
    },
    domain: {
      doc: 'The business domain that owns the data.',
      value: text,
      examples: ['finance', 'seller'],
    },
    dataProduct: {
      doc: 'The data product of which the data is a part.',
      value: text,
      deprecated: {
        since: '3.1.0',
        instead:
          'use `name`, or describe the data product in its own file and point to this contract by its `id`',
      },
      examples: ['payments'],
    },
    description: {
      doc: 'What the data is for, what it should not be used for, and how to use it.',
      value: object('Description'),
      examples: [{ purpose: 'Orders of all web shops, for revenue reporting.' }],
    },
    tags: tagsField('contract'),
    context: {
      since: '3.2.0',
      doc: 'Guidance for software agents that read the contract: plain text, or instructions with statements that were checked and constraints to keep.',
      value: guidance,
    },
    schema: {
      doc: 'The tables, views, topics, files or documents that the contract covers, each with its properties.',
      value: listOf(object('SchemaObject')),
    },
    servers: {
      doc: 'Where the data is: one entry for each database, bucket, topic or other place, and environment.',
      value: listOf(object('Server')),
    },
    slaDefaultElement: {
      doc: 'The element that service-level properties mean when they name none, as `object.property`.',
      value: text,
      deprecated: {
        since: '3.1.0',
        instead: 'name the element in each entry of `slaProperties`',
      },
      examples: ['orders.created_at'],
    },
    slaProperties: {
      doc: 'What the producer promises about service: freshness, retention, availability and so on.',
      value: listOf(object('SlaProperty')),
    },
    team: {
      doc: 'The people who answer for the contract. An object with `members` since version 3.1.0; a plain list of people before that.',
      value: [
        { until: '3.1.0', value: listOf(object('TeamMember')) },
        {
          since: '3.1.0',
          value: {
            kind: 'one-of',
            options: [
              { value: object('Team') },
              {
                value: listOf(object('TeamMember')),
                deprecated: {
                  since: '3.1.0',
                  instead: 'write an object and put the people under `members`',
                  wrapIn: 'members',
                },
              },
            ],
          },
        },
      ],
    },
    roles: {
      doc: 'The roles that give access to the data, and who approves a request for them.',
      value: listOf(object('Role')),
    },
    support: {
      doc: 'Where users of the data get help and news.',
      value: listOf(object('SupportChannel')),
    },
    price: {
      doc: 'What the data costs its users.',
      value: object('Price'),
      examples: [{ priceAmount: 9.95, priceCurrency: 'EUR', priceUnit: 'month' }],
    },
    authoritativeDefinitions: authoritativeDefinitionsField('contract', '3.0.1'),
    customProperties: customPropertiesField('contract'),
    contractCreatedTs: {
      doc: 'When the contract was created: a date and time with its zone, in ISO 8601.',
      value: { kind: 'string', format: 'date-time' },
      examples: ['2026-03-01T09:30:00Z'],
    },
  },
  misplaced: misplacedInContract,
};
