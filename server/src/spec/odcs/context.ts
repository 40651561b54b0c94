import type { TypeSpec, ValueSpec } from '../metamodel.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  plainIdField,
  tagsField,
} from '../bitol/shared-fields.ts';
import { identity, listOf, markdown, object } from '../values.ts';

/** What fields called `context` hold: plain text, or a map. */
export const guidance: ValueSpec = {
  kind: 'one-of',
  options: [{ value: markdown }, { value: object('Context') }],
};

export const context: TypeSpec = {
  name: 'Context',
  title: 'context',
  doc: 'Guidance for software agents that work with the data.',
  fields: {
    instructions: {
      since: '3.2.0',
      doc: 'What an agent should know and do before it uses the data.',
      value: markdown,
      examples: ['Amounts are in cents. Exclude rows with `is_test`.'],
    },
    verifiedStatements: {
      since: '3.2.0',
      doc: 'Questions with answers that a person has checked.',
      value: listOf(object('VerifiedStatement')),
    },
    constraints: {
      since: '3.2.0',
      doc: 'What an agent must keep to or stay away from.',
      value: listOf(object('ContextConstraint')),
    },
  },
  misplaced: {
    statements: { to: 'verifiedStatements', advice: 'Write `verifiedStatements`.' },
    instruction: { to: 'instructions', advice: 'Write `instructions`.' },
  },
};

export const verifiedStatement: TypeSpec = {
  name: 'VerifiedStatement',
  title: 'verified statement',
  doc: 'A question about the data and the answer that a person has checked.',
  nameField: 'question',
  fields: {
    id: plainIdField('statement'),
    question: {
      since: '3.2.0',
      doc: 'The question as a user would ask it.',
      value: identity,
      required: true,
      examples: ['How many orders were shipped last month?'],
    },
    answer: {
      since: '3.2.0',
      doc: 'The checked answer: text, or the query that gives it.',
      value: markdown,
    },
    authoritativeDefinitions: authoritativeDefinitionsField('statement', '3.2.0'),
    tags: tagsField('statement', '3.2.0'),
    customProperties: customPropertiesField('statement', '3.2.0'),
  },
};

export const contextConstraint: TypeSpec = {
  name: 'ContextConstraint',
  title: 'constraint',
  doc: 'A limit that an agent must respect when it uses the data.',
  nameField: 'constraint',
  fields: {
    id: plainIdField('constraint'),
    constraint: {
      since: '3.2.0',
      doc: 'The limit in words.',
      value: identity,
      required: true,
      examples: ['Never join with marketing profiles.'],
    },
    authoritativeDefinitions: authoritativeDefinitionsField('constraint', '3.2.0'),
    tags: tagsField('constraint', '3.2.0'),
    customProperties: customPropertiesField('constraint', '3.2.0'),
  },
};
