import type { StringValue, TypeSpec } from '../metamodel.ts';
import { oneOf } from '../values.ts';

/** The values of `apiVersion`; a version's schema knows itself and its predecessors. */
export const apiVersion: StringValue = oneOf(
  {
    value: 'v1.1.0',
    since: '1.1.0',
    doc: 'Adds the type of a product, context, synonyms and variables. Only what its release notes name is checked here: unknown fields pass.',
    aliases: ['1.1.0', '1.1', 'v1.1'],
  },
  {
    value: 'v1.0.0',
    since: '1.0.0',
    doc: 'The first stable version of the standard.',
    aliases: ['1.0.0', '1.0', 'v1.0', '1', 'v1'],
  },
  {
    value: 'v0.9.0',
    doc: 'The draft before the first stable version.',
    aliases: ['0.9.0', '0.9', 'v0.9'],
  },
);

/** All maps are closed, but for a version of which we know the release notes only: there other fields must not be errors. */
export const openSinceKnown: Pick<TypeSpec, 'open'> = { open: { since: '1.1.0' } };
