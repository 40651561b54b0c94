import type {
  FieldSpec,
  ValueChoice,
  ValueSpec,
  VersionedValue,
} from '../../server/src/spec/metamodel.ts';
import type { VersionSpan } from '../../server/src/spec/version.ts';

/** Versions in words, with a lead before them when there are any: `from 3.1.0`, `before 3.1.0`. */
export function spanOf({ since, until }: VersionSpan, lead = ''): string {
  if (since !== undefined && until !== undefined) return `${lead}from ${since}, before ${until}`;
  if (since !== undefined) return `${lead}from ${since}`;
  return until === undefined ? '' : `${lead}before ${until}`;
}

export function requiredIn({ required }: FieldSpec): string {
  if (required === undefined) return '';
  return required === true ? 'yes' : spanOf(required);
}

/** The type of a field in words; `link` writes the name of a type of the metamodel. */
export function typeOf(field: FieldSpec, link: (type: string) => string): string {
  return valuesOf(field)
    .map(({ value, ...span }) => `${describe(value, link)}${spanOf(span, ' ')}`)
    .join('; ');
}

export function choicesOf(field: FieldSpec): {
  readonly choices: readonly ValueChoice[];
  readonly isClosed: boolean;
} {
  const newest = valuesOf(field).at(-1)!.value;
  if (newest.kind !== 'string') return { choices: [], isClosed: false };
  return {
    choices: newest.values ?? newest.suggestions ?? [],
    isClosed: newest.values !== undefined,
  };
}

function valuesOf(field: FieldSpec): readonly VersionedValue[] {
  return 'kind' in field.value ? [{ value: field.value }] : field.value;
}

function limitsOf({ minimum, maximum }: { minimum?: number; maximum?: number }): readonly string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${minimum} to ${maximum}`];
  if (minimum !== undefined) return [`${minimum} or more`];
  return maximum === undefined ? [] : [`${maximum} or less`];
}

function describe(value: ValueSpec, link: (type: string) => string): string {
  switch (value.kind) {
    case 'string':
      return value.format ?? (value.values === undefined ? 'text' : 'one of the values below');
    case 'number':
    case 'integer':
      return [value.kind, ...limitsOf(value)].join(', ');
    case 'boolean':
      return '`true` or `false`';
    case 'any':
      return 'anything';
    case 'scalar':
      return 'text, number or flag';
    case 'object':
      return link(value.type);
    case 'free-map':
      return 'map';
    case 'list':
      return `list of ${describe(value.of, link)}`;
    case 'one-of':
      return value.options
        .map(
          (option) =>
            describe(option.value, link) +
            (option.deprecated === undefined
              ? ''
              : ` (deprecated since ${option.deprecated.since})`),
        )
        .join(' or ');
  }
}
