import { channelField, channelScopes, misplacedInChannel } from '../bitol/people.ts';
import type { TypeSpec } from '../metamodel.ts';
import { customPropertiesField, idField } from '../bitol/shared-fields.ts';
import { suggest, text } from '../values.ts';

export const supportChannel: TypeSpec = {
  name: 'SupportChannel',
  title: 'support channel',
  doc: 'A place where users of the data ask, report and are told.',
  nameField: 'channel',
  open: { until: '3.1.0' },
  fields: {
    id: idField('support channel'),
    channel: channelField('#orders-data-help', 'orders-announce'),
    url: {
      doc: 'The address that opens the channel (`https:`, `mailto:` ...). Required before version 3.1.0.',
      value: text,
      required: { until: '3.1.0' },
      examples: ['https://example.slack.com/archives/C0123', 'mailto:orders@example.com'],
    },
    description: { doc: 'What the channel is for.', value: text },
    tool: {
      doc: 'The tool behind the channel.',
      value: suggest(
        { value: 'email', doc: 'Electronic mail.', aliases: ['mail'] },
        { value: 'slack', doc: 'A Slack channel.' },
        { value: 'teams', doc: 'A Microsoft Teams channel.', aliases: ['msteams', 'ms teams'] },
        { value: 'discord', doc: 'A Discord channel.' },
        {
          value: 'ticket',
          doc: 'An issue tracker or service desk.',
          aliases: ['jira', 'servicenow'],
        },
        { value: 'googlechat', since: '3.1.0', doc: 'A Google Chat space.' },
        { value: 'other', doc: 'Any other tool.' },
      ),
      examples: ['slack'],
    },
    scope: {
      doc: 'What happens in the channel.',
      value: suggest(...channelScopes, {
        value: 'notifications',
        since: '3.1.0',
        doc: 'Software reports events.',
      }),
      examples: ['interactive'],
    },
    invitationUrl: {
      doc: 'The address at which one joins the channel, when the tool needs an invitation.',
      value: text,
    },
    customProperties: customPropertiesField('support channel', '3.1.0'),
  },
  misplaced: misplacedInChannel,
};
