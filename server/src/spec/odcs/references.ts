import type { ValueSpec } from '../metamodel.ts';
import { listOf } from '../values.ts';

const name = '[A-Za-z_][A-Za-z0-9_]*';
const id = '[A-Za-z0-9_-]+';
const file = '[^\\s#]+\\.ya?ml#';
const shorthand = `${name}(?:\\.${name})+`;
const path = `/?${name}/${id}(?:/${name}/${id})*`;

const reference: ValueSpec = {
  kind: 'string',
  nonEmpty: true,
  pattern: {
    source: `^(?:${file})?(?:${shorthand}|${path})$`,
    meaning:
      '`object.property` by names, or `schema/<id>/properties/<id>` by ids; for another file, its path and `#` in front',
    near: {
      source: `^[^\\s#]+#(?:${shorthand}|${path})$`,
      meaning: 'a property in a file that ends in `.yaml` or `.yml`',
    },
  },
};

/** One reference to a property, or a list of them for a composite key. */
export const references: ValueSpec = {
  kind: 'one-of',
  options: [{ value: reference }, { value: listOf(reference, { minItems: 1 }) }],
};
