import type { FieldSpec, TypeSpec } from '../metamodel.ts';
import { lastFields } from '../bitol/shared-fields.ts';
import { identity, listOf, object, suggest, text, uri } from '../values.ts';
import { misplacedInPort } from './misplaced.ts';
import { openSinceKnown } from './versions.ts';

export const inputPort: TypeSpec = {
  name: 'InputPort',
  title: 'input port',
  doc: 'A source that the product reads, with the contract that it relies on.',
  nameField: 'name',
  ...openSinceKnown,
  fields: {
    ...nameAndVersion('payments'),
    contractId: {
      doc: 'The `id` of the data contract under which the data comes in.',
      value: identity,
      required: true,
      examples: ['dbb7b1eb-7628-436e-8914-2a00638ba6db'],
    },
    ...lastFields('input port'),
  },
  misplaced: misplacedInPort,
};

export const outputPort: TypeSpec = {
  name: 'OutputPort',
  title: 'output port',
  doc: 'Something that the product hands out, with the contract that it keeps.',
  nameField: 'name',
  ...openSinceKnown,
  fields: {
    ...nameAndVersion('transactions'),
    description: { doc: 'What is handed out, in a sentence.', value: text },
    type: {
      doc: 'What kind of port it is, in words of your own: platforms treat kinds differently.',
      value: text,
      examples: ['tables', 'topic', 'files'],
    },
    contractId: {
      doc: 'The `id` of the data contract that says what is handed out.',
      value: identity,
      examples: ['c2798941-1b7e-4b03-9e0d-955b1a872b32'],
    },
    sbom: {
      doc: 'The software that makes this version of the port, as software bills of materials.',
      value: listOf(object('Sbom')),
    },
    inputContracts: {
      doc: 'The contracts on which this version of the port depends; each is one of an input port.',
      value: listOf(object('InputContract')),
    },
    ...lastFields('output port'),
  },
  misplaced: misplacedInPort,
};

export const managementPort: TypeSpec = {
  name: 'ManagementPort',
  title: 'management port',
  doc: 'An access point at which the product is found, watched or controlled.',
  nameField: 'name',
  ...openSinceKnown,
  fields: {
    name: {
      doc: 'What the access point is called, or what identifies it.',
      value: identity,
      required: true,
      examples: ['customer-metrics'],
    },
    content: {
      doc: 'What the access point gives.',
      value: suggest(
        { value: 'discoverability', doc: 'Says what the product is, for catalogs and people.' },
        { value: 'observability', doc: 'Tells how the product is doing.' },
        { value: 'control', doc: 'Takes orders: starts, stops, configures.' },
        { value: 'dictionary', doc: 'Says what the data means.' },
      ),
      required: true,
      examples: ['observability'],
    },
    type: {
      doc: 'How one talks to it.',
      value: suggest(
        { value: 'rest', doc: 'A service that answers over HTTP; see `url`.' },
        { value: 'topic', doc: 'A topic of messages; see `channel`.' },
      ),
      default: 'rest',
      examples: ['rest'],
    },
    url: {
      doc: 'The address of the access point.',
      value: uri,
      examples: ['https://metrics.example.com/customer'],
    },
    channel: { doc: 'The channel over which one talks to the product.', value: text },
    description: { doc: 'What the access point is for, and how to use it.', value: text },
    ...lastFields('management port'),
  },
};

export const sbom: TypeSpec = {
  name: 'Sbom',
  title: 'software bill of materials',
  doc: 'A list of the software that makes the data.',
  nameField: 'url',
  ...openSinceKnown,
  fields: {
    type: {
      doc: 'Where the list is kept.',
      value: suggest({ value: 'external', doc: 'Elsewhere, at the `url`.' }),
      default: 'external',
    },
    url: {
      doc: 'The address of the list.',
      value: uri,
      required: true,
      examples: ['https://sbom.example.com/customer/1.0.0'],
    },
    ...lastFields('software bill of materials', '1.1.0'),
  },
};

export const inputContract: TypeSpec = {
  name: 'InputContract',
  title: 'input contract',
  doc: 'A contract on which an output port depends.',
  nameField: 'id',
  ...openSinceKnown,
  fields: {
    id: {
      doc: 'The `id` of the contract: the `contractId` of an input port.',
      value: identity,
      required: true,
      examples: ['dbb7b1eb-7628-436e-8914-2a00638ba6db'],
    },
    version: {
      doc: 'The version of the contract.',
      value: identity,
      required: true,
      examples: ['1.0.0'],
    },
  },
  misplaced: {
    contractId: { to: 'id', advice: 'Write `id`: the entries of this list are contracts.' },
    contractVersion: { to: 'version', advice: 'Write `version`.' },
  },
};

/** What a port is known by. */
function nameAndVersion(example: string): Readonly<Record<string, FieldSpec>> {
  return {
    name: {
      doc: 'The name of the port. Together with `version` it identifies the port.',
      value: identity,
      required: true,
      examples: [example],
    },
    version: {
      doc: 'The version of the port: that of the contract. Each version is an entry of its own.',
      value: identity,
      required: true,
      examples: ['1.0.0'],
    },
  };
}
