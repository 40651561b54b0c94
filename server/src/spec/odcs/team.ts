import {
  memberName,
  misplacedInMember,
  misplacedInTeam,
  teamFields,
  timeOfService,
  usernameField,
} from '../bitol/people.ts';
import type { TypeSpec } from '../metamodel.ts';
import { idField, lastFields } from '../bitol/shared-fields.ts';
import { suggest, text } from '../values.ts';

export const team: TypeSpec = {
  name: 'Team',
  title: 'team',
  doc: 'The people who answer for the contract, with what they have in common.',
  nameField: 'name',
  fields: {
    id: idField('team'),
    ...teamFields('Order data', '3.1.0'),
  },
  misplaced: misplacedInTeam,
};

export const teamMember: TypeSpec = {
  name: 'TeamMember',
  title: 'team member',
  doc: 'A person of the team, with role and time of service.',
  nameField: 'username',
  open: { until: '3.1.0' },
  fields: {
    id: idField('team member'),
    username: usernameField({ since: '3.1.0' }),
    name: { since: '3.0.2', ...memberName },
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
    ...timeOfService,
    ...lastFields('team member', '3.1.0'),
  },
  misplaced: {
    ...misplacedInMember,
    comment: { to: 'description', advice: 'Write `description`.' },
  },
};
