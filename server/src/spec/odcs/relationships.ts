import type { FieldSpec, Misplaced, TypeSpec } from '../metamodel.ts';
import { references } from './references.ts';
import { customPropertiesField, plainIdField } from '../bitol/shared-fields.ts';
import { oneOf } from '../values.ts';

const type: FieldSpec = {
  since: '3.1.0',
  doc: 'The kind of relationship.',
  value: oneOf({
    value: 'foreignKey',
    doc: 'Each value on this side exists on the other.',
    aliases: ['fk', 'foreign_key', 'foreign key', 'reference', 'references'],
  }),
  default: 'foreignKey',
};

const to: FieldSpec = {
  since: '3.1.0',
  doc: 'The property to which the relationship leads: `object.property` by names, or a path of ids. For a composite key, a list in the order of the other side.',
  value: references,
  required: true,
  examples: ['customers.customer_id', ['customers.country', 'customers.number']],
};

const misplaced: Readonly<
  Record<'description' | 'target' | 'references' | 'source' | 'columns', Misplaced>
> = {
  description: {
    advice: 'A relationship has no `description`; keep the text in `customProperties`.',
  },
  target: { to: 'to', advice: 'Write `to`.' },
  references: { to: 'to', advice: 'Write `to`.' },
  source: { to: 'from', advice: 'Write `from`.' },
  columns: { to: 'from', unsure: true, advice: 'Write `from`.' },
};

export const schemaRelationship: TypeSpec = {
  name: 'SchemaRelationship',
  title: 'relationship',
  textField: 'to',
  doc: 'A relationship of this object, as a rule a composite key, from properties of it to those of another.',
  fields: {
    id: plainIdField('relationship'),
    type,
    from: {
      since: '3.1.0',
      doc: 'The property of this object where the relationship starts; a list for a composite key. One property needs `to` to be one property, a list needs a list.',
      value: references,
      required: true,
      examples: ['orders.customer_id', ['orders.country', 'orders.customer_number']],
    },
    to,
    customProperties: customPropertiesField('relationship', '3.1.0'),
  },
  misplaced,
};

export const propertyRelationship: TypeSpec = {
  name: 'PropertyRelationship',
  title: 'relationship',
  textField: 'to',
  doc: 'A relationship from this property to another one.',
  fields: {
    id: plainIdField('relationship'),
    type,
    to,
    customProperties: customPropertiesField('relationship', '3.1.0'),
  },
  misplaced: {
    description: misplaced.description,
    target: misplaced.target,
    references: misplaced.references,
    from: {
      remove: true,
      advice:
        'Remove `from`: a relationship below a property starts at that property. For several properties, write the relationship below the object.',
    },
  },
};
