import type { TypeSpec } from '../metamodel.ts';
import { guidance } from './context.ts';
import { businessNameField, descriptionField, elementFields } from './schema-element.ts';
import { idField, misplacedFacts } from '../bitol/shared-fields.ts';
import { identity, listOf, object, oneOf, suggest, text } from '../values.ts';

export const schemaObject: TypeSpec = {
  name: 'SchemaObject',
  title: 'schema object',
  doc: 'A table, view, topic, file or document: something with properties.',
  nameField: 'name',
  fields: {
    id: idField('object'),
    name: {
      doc: 'The logical name of the object. References in the contract use it, so it must be unique.',
      value: identity,
      required: true,
      examples: ['orders'],
    },
    physicalName: {
      doc: 'The name in the database or platform, where it differs from `name`.',
      value: text,
      examples: ['tbl_orders_v2'],
    },
    physicalType: {
      doc: 'What the object is on the platform.',
      value: suggest(
        { value: 'table', doc: 'A table of a database or lakehouse.' },
        { value: 'view', doc: 'A view of a database.' },
        { value: 'topic', doc: 'A topic or stream of messages.', aliases: ['stream', 'queue'] },
        { value: 'file', doc: 'A file or a folder of files of one shape.' },
        { value: 'document', doc: 'A document of a document store.', aliases: ['collection'] },
      ),
      examples: ['table'],
    },
    logicalType: {
      doc: 'Always `object` here; it may be left out.',
      value: oneOf({
        value: 'object',
        doc: 'Something with properties.',
        aliases: ['table', 'view', 'topic', 'file', 'record', 'struct', 'document'],
      }),
    },
    businessName: businessNameField('object'),
    description: descriptionField('object'),
    dataGranularityDescription: {
      doc: 'What one row, message or document stands for.',
      value: text,
      examples: ['One row for each order line.'],
    },
    context: {
      since: '3.2.0',
      doc: 'Guidance for software agents that use this object: plain text, or instructions with checked statements and constraints.',
      value: guidance,
    },
    properties: {
      doc: 'The columns or fields of the object.',
      value: listOf(object('Property')),
    },
    relationships: {
      since: '3.1.0',
      doc: 'Relationships from properties of this object to those of others; needed for composite keys.',
      value: listOf(object('SchemaRelationship')),
    },
    ...elementFields('object'),
  },
  misplaced: {
    table: { to: 'name', advice: 'Write `name`: version 3 calls the table so.' },
    columns: { to: 'properties', advice: 'Write `properties`, as version 3 calls columns.' },
    fields: { to: 'properties', advice: 'Write `properties`.' },
    dataGranularity: {
      to: 'dataGranularityDescription',
      advice: 'Write `dataGranularityDescription`.',
    },
    granularity: {
      to: 'dataGranularityDescription',
      advice: 'Write `dataGranularityDescription`.',
    },
    title: { to: 'businessName', advice: 'Write `businessName`.' },
    type: {
      to: 'physicalType',
      advice:
        'Write `physicalType` for table, view, topic or file. If this entry is a column, put it under `properties` of an object.',
    },
    required: {
      to: 'properties',
      convert: 'wrap-entries',
      advice:
        'An object is not `required`; if this entry is a column, put it under `properties` of an object.',
      ofList: {
        to: 'properties',
        convert: 'mark-entries',
        constant: 'required',
        advice: 'Write `required: true` in each of these properties.',
      },
    },
    unique: {
      to: 'properties',
      convert: 'wrap-entries',
      advice:
        'An object is not `unique`; if this entry is a column, put it under `properties` of an object.',
    },
    primaryKey: {
      advice: 'Set `primaryKey: true` on the properties that make up the key.',
      ofList: {
        to: 'properties',
        convert: 'mark-entries',
        constant: 'primaryKey',
        advice: 'Set `primaryKey: true` on the properties that make up the key.',
      },
    },
    items: {
      advice: 'An object has `properties`; `items` belongs to a property of logical type array.',
    },
    classification: { advice: 'Set `classification` on the properties.' },
    pii: {
      advice: 'Set `classification` on the properties that hold personal data, or add a tag.',
    },
    owner: { advice: 'Name the owner in `team` of the contract.' },
    models: { advice: 'Write each model as its own entry of `schema`.' },
    priorTableName: { advice: 'Keep `priorTableName` in `customProperties`.' },
    notes: { to: 'description', advice: 'Write `description`.' },
    checks: { to: 'quality', advice: 'Write `quality`.' },
    tests: { to: 'quality', advice: 'Write `quality`.' },
    data_tests: { to: 'quality', advice: 'Write `quality`.' },
    ...misplacedFacts,
    rules: { to: 'quality', advice: 'Write `quality`.' },
    examples: { advice: 'Put sample values under `examples` of each property.' },
  },
};
