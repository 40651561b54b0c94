import type { TypeSpec } from '../metamodel.ts';
import {
  authoritativeDefinitionsField,
  customPropertiesField,
  tagsField,
} from '../odcs/shared-fields.ts';
import { date, identity, listOf, markdown, object, suggest, text, uri } from '../odcs/values.ts';
import { openSinceKnown } from './versions.ts';

export const supportChannel: TypeSpec = {
  name: 'SupportChannel',
  title: 'support channel',
  doc: 'A place where users of the product ask, report and are told.',
  nameField: 'channel',
  ...openSinceKnown,
  fields: {
    channel: {
      doc: 'The name of the channel, or what identifies it.',
      value: identity,
      required: true,
      examples: ['#customer-data-help'],
    },
    url: {
      doc: 'The address that opens the channel (`https:`, `mailto:` ...).',
      value: uri,
      required: true,
      examples: ['https://example.slack.com/archives/C0123', 'mailto:customer@example.com'],
    },
    description: { doc: 'What the channel is for.', value: text },
    tool: {
      doc: 'The tool behind the channel.',
      value: suggest(
        { value: 'email', doc: 'Electronic mail.', aliases: ['mail'] },
        { value: 'slack', doc: 'A Slack channel.' },
        { value: 'teams', doc: 'A Microsoft Teams channel.', aliases: ['msteams'] },
        { value: 'discord', doc: 'A Discord channel.' },
        { value: 'ticket', doc: 'An issue tracker or service desk.', aliases: ['jira'] },
        { value: 'other', doc: 'Any other tool.' },
      ),
      examples: ['slack'],
    },
    scope: {
      doc: 'What happens in the channel.',
      value: suggest(
        { value: 'interactive', doc: 'Users ask and get answers.' },
        { value: 'announcements', doc: 'The team tells users about changes.' },
        { value: 'issues', doc: 'Users report defects.' },
      ),
      examples: ['interactive'],
    },
    invitationUrl: {
      doc: 'The address at which one joins the channel, when the tool needs an invitation.',
      value: uri,
    },
    tags: tagsField('support channel'),
    customProperties: customPropertiesField('support channel'),
    authoritativeDefinitions: authoritativeDefinitionsField('support channel'),
  },
  misplaced: {
    name: { to: 'channel', advice: 'Write `channel`: the name of a channel is its `channel`.' },
    link: { to: 'url', advice: 'Write `url`.' },
    type: { to: 'tool', advice: 'Write `tool`.' },
    email: { to: 'url', advice: 'Write `url: mailto:...` and `tool: email`.' },
  },
};

export const team: TypeSpec = {
  name: 'Team',
  title: 'team',
  doc: 'The people who answer for the product, with what they have in common.',
  nameField: 'name',
  ...openSinceKnown,
  fields: {
    name: { doc: 'What the team is called.', value: text, examples: ['Customer data'] },
    description: { doc: 'What the team does and is responsible for.', value: markdown },
    members: {
      doc: 'The people of the team, past ones included.',
      value: listOf(object('TeamMember')),
    },
    tags: tagsField('team'),
    customProperties: customPropertiesField('team'),
    authoritativeDefinitions: authoritativeDefinitionsField('team'),
  },
  misplaced: {
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
  ...openSinceKnown,
  fields: {
    username: {
      doc: 'The login or address by which the person is known.',
      value: identity,
      required: true,
      examples: ['mkhan', 'mkhan@example.com'],
    },
    name: { doc: 'The name of the person.', value: text, examples: ['Maryam Khan'] },
    description: { doc: 'What others should know of the person here.', value: text },
    role: {
      doc: 'What the person does for the product; any word will do.',
      value: suggest(
        { value: 'owner', doc: 'Answers for the product and decides about it.' },
        { value: 'data steward', doc: 'Looks after definitions and quality.' },
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
    tags: tagsField('team member'),
    customProperties: customPropertiesField('team member'),
    authoritativeDefinitions: authoritativeDefinitionsField('team member'),
  },
  misplaced: {
    email: { to: 'username', advice: 'Write the address as `username`.' },
    user: { to: 'username', advice: 'Write `username`.' },
    replacedBy: { to: 'replacedByUsername', advice: 'Write `replacedByUsername`.' },
    startDate: { to: 'dateIn', advice: 'Write `dateIn`.' },
    endDate: { to: 'dateOut', advice: 'Write `dateOut`.' },
  },
};
