import type { StringValue } from '../metamodel.ts';
import { oneOf } from '../values.ts';

/** The values of `apiVersion`; a version's schema knows itself and its predecessors. */
export const apiVersion: StringValue = oneOf(
  {
    value: 'v3.2.0',
    since: '3.2.0',
    doc: 'Adds enumerations, maps, vectors, synonyms, context for agents, `${VAR}` in strings and eight server types; `status` becomes optional.',
    aliases: ['3.2.0', '3.2', 'v3.2'],
  },
  {
    value: 'v3.1.0',
    since: '3.1.0',
    doc: 'Adds relationships, stable ids, `timestamp` and `time`, library metrics and a team with members; nested sections are closed.',
    aliases: ['3.1.0', '3.1', 'v3.1'],
  },
  {
    value: 'v3.0.2',
    since: '3.0.2',
    doc: 'Adds `physicalName` of properties, names of team members, and spells `stagingDir` of Athena servers consistently.',
    aliases: ['3.0.2'],
  },
  {
    value: 'v3.0.1',
    since: '3.0.1',
    doc: 'Adds authoritative definitions of the contract, and custom properties of description and roles.',
    aliases: ['3.0.1'],
  },
  {
    value: 'v3.0.0',
    doc: 'The first version of the 3 series, with one `schema` list for objects of every kind.',
    aliases: ['3.0.0', '3.0', 'v3.0', '3', 'v3'],
  },
);
