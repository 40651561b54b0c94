import type { FieldSpec, Misplaced, ValueChoice } from '../metamodel.ts';
import { lastFields } from './shared-fields.ts';
import { date, identity, listOf, markdown, object, text } from '../values.ts';
import type { SpecVersion, VersionSpan } from '../version.ts';

// What the standards of Bitol, for contracts and for products, say alike of people. Versions differ: each standard adds its own.

type Fields = Readonly<Record<string, FieldSpec>>;
type MisplacedFields = Readonly<Record<string, Misplaced>>;

export function teamFields(example: string, since?: SpecVersion): Fields {
  const span = since === undefined ? {} : { since };
  return {
    name: { ...span, doc: 'What the team is called.', value: text, examples: [example] },
    description: {
      ...span,
      doc: 'What the team does and is responsible for.',
      value: markdown,
    },
    members: {
      ...span,
      doc: 'The people of the team, past ones included.',
      value: listOf(object('TeamMember')),
    },
    ...lastFields('team', since),
  };
}

export const misplacedInTeam: MisplacedFields = {
  users: { to: 'members', advice: 'Write `members`.' },
  people: { to: 'members', advice: 'Write `members`.' },
  owner: { advice: 'Name the owner as an entry of `members` with `role: owner`.' },
  username: { advice: 'A team has `members`; write each person as an entry of that list.' },
  role: { advice: 'Roles belong to the people under `members`.' },
};

export const memberName: FieldSpec = {
  doc: 'The name of the person.',
  value: text,
  examples: ['Maryam Khan'],
};

export function usernameField(required: true | VersionSpan): FieldSpec {
  return {
    doc: 'The login or address by which the person is known.',
    value: identity,
    required,
    examples: ['mkhan', 'mkhan@example.com'],
  };
}

/** From when until when a person was in the team, and who came after. */
export const timeOfService: Fields = {
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
};

export const misplacedInMember: MisplacedFields = {
  email: { to: 'username', advice: 'Write the address as `username`.' },
  user: { to: 'username', advice: 'Write `username`.' },
  replacedBy: { to: 'replacedByUsername', advice: 'Write `replacedByUsername`.' },
  startDate: { to: 'dateIn', advice: 'Write `dateIn`.' },
  endDate: { to: 'dateOut', advice: 'Write `dateOut`.' },
};

export function channelField(...examples: readonly string[]): FieldSpec {
  return {
    doc: 'The name of the channel, or what identifies it.',
    value: identity,
    required: true,
    examples,
  };
}

/** What happens in a channel of support. */
export const channelScopes: readonly ValueChoice[] = [
  { value: 'interactive', doc: 'Users ask and get answers.' },
  { value: 'announcements', doc: 'The team tells users about changes.' },
  { value: 'issues', doc: 'Users report defects.' },
];

export const misplacedInChannel: MisplacedFields = {
  name: { to: 'channel', advice: 'Write `channel`: the name of a channel is its `channel`.' },
  link: { to: 'url', advice: 'Write `url`.' },
  type: { to: 'tool', advice: 'Write `tool`.' },
  email: { to: 'url', advice: 'Write `url: mailto:...` and `tool: email`.' },
};
