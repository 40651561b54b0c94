import type { TypeSpec } from '../metamodel.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  idField,
  tagsField,
} from './shared-fields.ts';
import { date, identity, listOf, markdown, object, suggest, text } from './values.ts';

export const team: TypeSpec = {
  name: 'Team',
  title: 'team',
  doc: 'The people who answer for the contract, with what they have in common.',
  nameField: 'name',
  fields: {
    id: idField('team'),
    name: {
      since: '3.1.0',
      doc: 'What the team is called.',
      value: text,
      examples: ['Order data'],
    },
    description: {
      since: '3.1.0',
      doc: 'What the team does and is responsible for.',
      value: markdown,
    },
    members: {
      since: '3.1.0',
      doc: 'The people of the team, past ones included.',
      value: listOf(object('TeamMember')),
    },
    tags: tagsField('team', '3.1.0'),
    customProperties: customPropertiesField('team', '3.1.0'),
    authoritativeDefinitions: authoritativeDefinitionsField('team', '3.1.0'),
  },
  misplaced: {
    users: { to: 'members', advice: 'Write `members`.' },
    people: { to: 'members', advice: 'Write `members`.' },
    owner: { advice: 'Name the owner as an entry of `members` with `role: owner`.' },
    username: { advice: 'A team has `members`; write each person as an entry of that list.' },
    role: { advice: 'Roles belong to the people under `members`.' },
  },
};

export const teamMember: TypeSpec = {
  name: 'TeamMember',
  title: 'team member',
  doc: 'A person of the team, with role and time of service.',
  nameField: 'username',
  open: { until: '3.1.0' },
  fields: {
    id: idField('team member'),
    username: {
      doc: 'The login or address by which the person is known.',
      value: identity,
      required: { since: '3.1.0' },
      examples: ['mkhan', 'mkhan@example.com'],
    },
    name: {
      since: '3.0.2',
      doc: 'The name of the person.',
      value: text,
      examples: ['Maryam Khan'],
    },
    description: {
      since: '3.0.2',
      doc: 'What the person does in the team.',
      value: text,
    },
    role: {
      doc: 'The job of the person with regard to this data.',
      value: suggest(
        {
          value: 'owner',
          doc: 'Answers for the data and decides about it.',
          aliases: ['data owner', 'product owner'],
        },
        {
          value: 'data steward',
          doc: 'Looks after definitions and quality.',
          aliases: ['steward'],
        },
        { value: 'data engineer', doc: 'Builds and runs the pipelines.', aliases: ['engineer'] },
        { value: 'data scientist', doc: 'Analyses the data.' },
      ),
      examples: ['owner'],
    },
    dateIn: {
      doc: 'The day on which the person joined, as year-month-day.',
      value: date,
      examples: ['2025-10-01'],
    },
    dateOut: {
      doc: 'The day on which the person left, as year-month-day.',
      value: date,
      examples: ['2026-03-31'],
    },
    replacedByUsername: {
      doc: 'The `username` of the successor, who should be in the same list.',
      value: text,
      examples: ['jdoe'],
    },
    tags: tagsField('team member', '3.1.0'),
    customProperties: customPropertiesField('team member', '3.1.0'),
    authoritativeDefinitions: authoritativeDefinitionsField('team member', '3.1.0'),
  },
  misplaced: {
    email: { to: 'username', advice: 'Write the address as `username`.' },
    user: { to: 'username', advice: 'Write `username`.' },
    comment: { to: 'description', advice: 'Write `description`.' },
    replacedBy: { to: 'replacedByUsername', advice: 'Write `replacedByUsername`.' },
    startDate: { to: 'dateIn', advice: 'Write `dateIn`.' },
    endDate: { to: 'dateOut', advice: 'Write `dateOut`.' },
  },
};
