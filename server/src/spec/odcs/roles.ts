import type { TypeSpec } from '../metamodel.ts';
import { customPropertiesField, idField } from '../bitol/shared-fields.ts';
import { identity, suggest, text } from '../values.ts';

export const role: TypeSpec = {
  name: 'Role',
  title: 'role',
  doc: 'A role that gives access to the data, and who approves a request for it.',
  nameField: 'role',
  open: { until: '3.1.0' },
  fields: {
    id: idField('role'),
    role: {
      doc: 'The name of the role as the access system knows it.',
      value: identity,
      required: true,
      examples: ['orders_reader'],
    },
    description: {
      doc: 'What the role permits and for whom it is meant.',
      value: text,
      examples: ['Reads orders without personal data.'],
    },
    access: {
      doc: 'The kind of access that the role gives.',
      value: suggest(
        { value: 'read', doc: 'May read the data.' },
        { value: 'write', doc: 'May change the data.' },
      ),
      examples: ['read'],
    },
    firstLevelApprovers: {
      doc: 'Who approves a request first: names, groups or job titles in one text.',
      value: text,
      examples: ['Reporting manager'],
    },
    secondLevelApprovers: {
      doc: 'Who approves a request after the first level.',
      value: text,
      examples: ['Data owner of the sales domain'],
    },
    customProperties: customPropertiesField('role', '3.0.1'),
  },
  misplaced: {
    name: { to: 'role', advice: 'Write `role`: the name of a role is its `role`.' },
    approvers: { to: 'firstLevelApprovers', advice: 'Write `firstLevelApprovers`.' },
  },
};
