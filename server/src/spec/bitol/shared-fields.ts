import type { FieldSpec, Misplaced } from '../metamodel.ts';
import type { SpecVersion } from '../version.ts';
import { listOf, object, text } from '../values.ts';

/** The stable identifier that version 3.1.0 gave to nearly everything. `what` completes "... of this ...". */
export function idField(what: string, since: SpecVersion = '3.1.0'): FieldSpec {
  return {
    since,
    doc: `Stable identifier of this ${what}, unique in the list that holds it. References by path use it, so it should survive a change of name.`,
    value: {
      kind: 'string',
      nonEmpty: true,
      pattern: {
        source: '^[A-Za-z0-9_-]+$',
        meaning: 'letters, digits, `_` and `-` only',
      },
    },
    examples: ['customer_id', 'pk-orders'],
  };
}

/** An identifier that the standard leaves to the author, without a pattern. */
export function plainIdField(what: string): FieldSpec {
  return {
    since: '3.2.0',
    doc: `Identifier of this ${what}, unique in the list that holds it.`,
    value: text,
  };
}

export function tagsField(what: string, since?: SpecVersion): FieldSpec {
  return {
    ...(since !== undefined && { since }),
    doc: `Words by which people and catalogs find this ${what}. Lower case with underscores reads best; repeat none.`,
    value: listOf(text),
    examples: [['finance', 'customer_data']],
  };
}

export function customPropertiesField(what: string, since?: SpecVersion): FieldSpec {
  return {
    ...(since !== undefined && { since }),
    doc: `Facts about this ${what} for which the standard has no field, as a list of names with values.`,
    value: listOf(object('CustomProperty')),
  };
}

/** The fields that nearly every entry ends with, in this order. */
export function lastFields(what: string, since?: SpecVersion): Readonly<Record<string, FieldSpec>> {
  return {
    tags: tagsField(what, since),
    customProperties: customPropertiesField(what, since),
    authoritativeDefinitions: authoritativeDefinitionsField(what, since),
  };
}

export function authoritativeDefinitionsField(what: string, since?: SpecVersion): FieldSpec {
  return {
    ...(since !== undefined && { since }),
    doc: `Links to the pages that define or explain this ${what} with authority: glossary entries, source code, tutorials.`,
    value: listOf(object('AuthoritativeDefinition')),
  };
}

/** Facts of the author's own, as dbt and others have them in a map. */
export const misplacedFacts: Readonly<Record<string, Misplaced>> = {
  meta: {
    to: 'customProperties',
    convert: 'map-to-entries',
    advice: 'Write each fact as an entry of `customProperties`.',
  },
  metadata: {
    to: 'customProperties',
    convert: 'map-to-entries',
    advice: 'Write each fact as an entry of `customProperties`.',
  },
  labels: {
    to: 'customProperties',
    convert: 'map-to-entries',
    advice: 'Write each fact as an entry of `customProperties`, or plain words under `tags`.',
    ofList: { to: 'tags', advice: 'Write `tags`.' },
  },
};

/** A single role, where a list of roles stands. */
export const misplacedRole: Misplaced = {
  instead: { to: 'roles', lines: 'roles:\n  - role: {value}' },
  advice: 'Write each role as an entry of `roles`.',
  ofList: { to: 'roles', advice: 'Write each role as an entry of `roles`.' },
};
