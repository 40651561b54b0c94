import type { TypeSpec } from '../metamodel.ts';
import { idField, lastFields } from '../bitol/shared-fields.ts';
import { text } from '../values.ts';

export const enumValue: TypeSpec = {
  name: 'EnumValue',
  title: 'enum value',
  doc: 'One value that a property may take, with its meaning.',
  nameField: 'value',
  fields: {
    id: idField('enum value', '3.2.0'),
    value: {
      since: '3.2.0',
      doc: 'The value as it stands in the data; its type follows the logical type of the property.',
      value: { kind: 'scalar', nullable: true },
      required: true,
      examples: ['shipped', 3],
    },
    label: {
      since: '3.2.0',
      doc: 'The value as people read it on a screen.',
      value: text,
      examples: ['Shipped to customer'],
    },
    description: {
      since: '3.2.0',
      doc: 'What the value means.',
      value: text,
      examples: ['The parcel has left the warehouse'],
    },
    ...lastFields('enum value', '3.2.0'),
  },
  misplaced: {
    name: { to: 'label', advice: 'Write `label`, beside the `value` that stands in the data.' },
    title: { to: 'label', advice: 'Write `label`.' },
    key: { to: 'value', advice: 'Write `value`.' },
  },
};
