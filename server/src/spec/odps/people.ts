import {
  channelField,
  channelScopes,
  memberName,
  misplacedInChannel,
  misplacedInMember,
  misplacedInTeam,
  teamFields,
  timeOfService,
  usernameField,
} from '../bitol/people.ts';
import type { TypeSpec } from '../metamodel.ts';
import { lastFields } from '../bitol/shared-fields.ts';
import { suggest, text, uri } from '../values.ts';
import { openSinceKnown } from './versions.ts';

export const supportChannel: TypeSpec = {
  name: 'SupportChannel',
  title: 'support channel',
  doc: 'A place where users of the product ask, report and are told.',
  nameField: 'channel',
  ...openSinceKnown,
  fields: {
    channel: channelField('#customer-data-help'),
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
      value: suggest(...channelScopes),
      examples: ['interactive'],
    },
    invitationUrl: {
      doc: 'The address at which one joins the channel, when the tool needs an invitation.',
      value: uri,
    },
    ...lastFields('support channel'),
  },
  misplaced: misplacedInChannel,
};

export const team: TypeSpec = {
  name: 'Team',
  title: 'team',
  doc: 'The people who answer for the product, with what they have in common.',
  nameField: 'name',
  ...openSinceKnown,
  fields: teamFields('Customer data'),
  misplaced: misplacedInTeam,
};

export const teamMember: TypeSpec = {
  name: 'TeamMember',
  title: 'team member',
  doc: 'A person of the team, with role and time of service.',
  nameField: 'username',
  ...openSinceKnown,
  fields: {
    username: usernameField(true),
    name: memberName,
    description: { doc: 'What others should know of the person here.', value: text },
    role: {
      doc: 'What the person does for the product; any word will do.',
      value: suggest(
        { value: 'owner', doc: 'Answers for the product and decides about it.' },
        { value: 'data steward', doc: 'Looks after definitions and quality.' },
      ),
      examples: ['owner'],
    },
    ...timeOfService,
    ...lastFields('team member'),
  },
  misplaced: misplacedInMember,
};
