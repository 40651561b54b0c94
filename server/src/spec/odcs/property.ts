import type { Discriminator, FieldSpec, TypeSpec, ValueSpec } from '../metamodel.ts';
import { logicalTypes } from './logical-types.ts';
import { misplacedInProperty, validValues } from './misplaced-in-property.ts';
import { businessNameField, descriptionField, elementFields } from './schema-element.ts';
import { idField } from '../bitol/shared-fields.ts';
import { anything, flag, identity, listOf, object, oneOf, suggest, text } from '../values.ts';

const position: ValueSpec = { kind: 'integer' };

const options = (type: string, title: string): Readonly<Record<string, FieldSpec>> => ({
  logicalTypeOptions: {
    doc: `Limits and details of ${title}.`,
    value: object(type),
  },
});

const byLogicalType: Discriminator = {
  field: 'logicalType',
  variants: {
    string: { fields: options('StringOptions', 'text') },
    date: { fields: options('DateOptions', 'a day') },
    timestamp: { fields: options('TimestampOptions', 'a point in time') },
    time: { fields: options('TimeOptions', 'a time of day') },
    number: { fields: options('NumberOptions', 'a number') },
    integer: { fields: options('IntegerOptions', 'a whole number') },
    object: {
      fields: {
        ...options('ObjectOptions', 'a record'),
        properties: {
          doc: 'The properties of the record.',
          value: listOf(object('Property')),
        },
      },
    },
    array: {
      fields: {
        ...options('ArrayOptions', 'a list'),
        items: {
          doc: 'What each item of the array is: a property, whose `name` may be left out.',
          value: object('ItemProperty'),
        },
      },
    },
    boolean: { fields: {} },
    map: {
      fields: {
        map: {
          since: '3.2.0',
          doc: 'What the keys and the values of the map are.',
          value: object('MapType'),
          required: true,
        },
      },
    },
    vector: {
      fields: {
        logicalTypeOptions: {
          doc: 'Limits and details of an embedding; `dimensions` must be given.',
          value: object('VectorOptions'),
          required: true,
        },
      },
    },
  },
};

const fields: Readonly<Record<string, FieldSpec>> = {
  id: idField('property'),
  name: {
    doc: 'The logical name of the property. References in the contract use it, so it must be unique in its object.',
    value: identity,
    required: true,
    examples: ['customer_id'],
  },
  physicalName: {
    since: '3.0.2',
    doc: 'The name in the database or platform, where it differs from `name`.',
    value: text,
    examples: ['cust_id'],
  },
  logicalType: {
    doc: 'What kind of value the property holds, independent of any platform. It decides which `logicalTypeOptions` there are.',
    value: oneOf(...logicalTypes),
    examples: ['string'],
  },
  logicalTypeOptions: {
    doc: 'Limits and details that depend on `logicalType`; set that first.',
    value: { kind: 'free-map' },
  },
  physicalType: {
    doc: 'The type on the platform, written as the platform does.',
    value: text,
    examples: ['VARCHAR(20)', 'DOUBLE', 'TIMESTAMP'],
  },
  businessName: businessNameField('property'),
  description: descriptionField('property'),
  required: {
    doc: 'Whether every record has a value, so that null is not allowed.',
    value: flag,
    default: false,
  },
  unique: {
    doc: 'Whether no two records share a value.',
    value: flag,
    default: false,
  },
  primaryKey: {
    doc: 'Whether the property is the primary key or a part of it.',
    value: flag,
    default: false,
  },
  primaryKeyPosition: {
    doc: 'The place of the property in a key of several, from 1. Means nothing without `primaryKey: true`.',
    value: position,
    default: -1,
    examples: [1],
  },
  semanticType: {
    since: '3.2.0',
    doc: 'The part that the property plays in analysis.',
    value: oneOf(
      { value: 'column', doc: 'A stored column.' },
      {
        value: 'measure',
        doc: 'An aggregate; `transformLogic` says how it is computed.',
        aliases: ['metric', 'fact'],
      },
      { value: 'dimension', doc: 'A value by which measures are grouped.', aliases: ['attribute'] },
    ),
    default: 'column',
  },
  enum: {
    since: '3.2.0',
    doc: 'The values that the property may take, each with its meaning.',
    value: listOf(object('EnumValue'), { minItems: 1, uniqueItems: true }),
    earlier: validValues.instead,
  },
  partitioned: {
    doc: 'Whether the data is partitioned by this property.',
    value: flag,
    default: false,
  },
  partitionKeyPosition: {
    doc: 'The place of the property among the partition keys, from 1. Means nothing without `partitioned: true`.',
    value: position,
    default: -1,
    examples: [1],
  },
  classification: {
    doc: 'How sensitive the data is, in the terms of your organisation.',
    value: suggest(
      { value: 'public', doc: 'Anyone may see it.' },
      { value: 'internal', doc: 'Anyone in the organisation may see it.' },
      { value: 'restricted', doc: 'Only named groups may see it.', aliases: ['sensitive'] },
      {
        value: 'confidential',
        doc: 'Only those who need it may see it.',
        aliases: ['pii', 'secret'],
      },
    ),
    examples: ['confidential'],
  },
  encryptedName: {
    doc: 'The name of the property of the same data set that holds the encrypted value.',
    value: text,
    examples: ['email_encrypted'],
  },
  criticalDataElement: {
    doc: 'Whether the property is a critical data element in the sense of data governance.',
    value: flag,
    default: false,
  },
  transformSourceObjects: {
    doc: 'The objects from which the value is computed.',
    value: listOf(text),
    examples: [['raw.orders', 'raw.order_lines']],
  },
  transformLogic: {
    doc: 'How the value is computed, as code.',
    value: { kind: 'string', language: 'sql' },
    examples: ['SUM(line_amount)'],
  },
  transformDescription: {
    doc: 'How the value is computed, in plain words.',
    value: text,
  },
  examples: {
    doc: 'Sample values, of the logical type of the property.',
    value: listOf(anything),
    examples: [['C-1001', 'C-1002']],
  },
  relationships: {
    since: '3.1.0',
    doc: 'Relationships from this property to others.',
    value: listOf(object('PropertyRelationship')),
  },
  ...elementFields('property'),
};

export const property: TypeSpec = {
  name: 'Property',
  title: 'property',
  doc: 'A column of a table, or a field of a message or document.',
  nameField: 'name',
  entry: { key: 'name', value: 'logicalType' },
  fields,
  discriminator: byLogicalType,
  misplaced: misplacedInProperty,
};

const { name, ...rest } = fields;
const { required: _required, ...optionalName } = name!;

export const itemProperty: TypeSpec = {
  name: 'ItemProperty',
  title: 'item property',
  doc: 'What the items of an array, or the keys or values of a map, are: a property that needs no name.',
  nameField: 'name',
  fields: {
    ...rest,
    name: { ...optionalName, doc: 'A name for the item, where one is useful.' },
  },
  discriminator: byLogicalType,
  misplaced: misplacedInProperty,
};

export const mapType: TypeSpec = {
  name: 'MapType',
  title: 'map type',
  doc: 'The shape of a map: what its keys and its values are.',
  fields: {
    key: {
      since: '3.2.0',
      doc: 'What the keys are, as a property without a name.',
      value: object('ItemProperty'),
      required: true,
    },
    value: {
      since: '3.2.0',
      doc: 'What the values are, as a property without a name.',
      value: object('ItemProperty'),
      required: true,
    },
  },
  misplaced: {
    keys: { to: 'key', advice: 'Write `key`.' },
    values: { to: 'value', advice: 'Write `value`.' },
  },
};
