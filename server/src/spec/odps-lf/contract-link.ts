import type { TypeSpec } from '../metamodel.ts';
import { anything, oneOf, text } from '../values.ts';
import { open, refField, urlField } from './shared-fields.ts';

export const productContract: TypeSpec = {
  name: 'ProductContract',
  title: 'contract of the product',
  doc: 'Leads to the data contract: by id and address, by the path of its file, or the contract stands inside.',
  ...open,
  fields: {
    id: {
      doc: 'The `id` of the data contract. Contracts of the workspace are found by it.',
      value: text,
      examples: ['c2798941-1b7e-4b03-9e0d-955b1a872b32'],
    },
    type: {
      doc: 'The standard in which the contract is written.',
      value: oneOf(
        { value: 'ODCS', doc: 'The Open Data Contract Standard.' },
        { value: 'DCS', doc: 'The Data Contract Specification, which is retired.' },
      ),
    },
    contractVersion: {
      doc: 'The version of the standard in which the contract is written, not that of the contract.',
      value: text,
      examples: ['3.1.0'],
    },
    contractURL: urlField(
      'The address of the contract, mostly in a system that manages contracts.',
      'https://contracts.example.com/orders',
    ),
    spec: { doc: 'The contract itself, in place of its address.', value: anything },
    $ref: refField('the contract', 'orders.odcs.yaml'),
  },
  misplaced: {
    contractId: { to: 'id', advice: 'Write `id`.' },
    url: { to: 'contractURL', advice: 'Write `contractURL`.' },
  },
};
