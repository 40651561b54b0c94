import { compareVersions, type SpecVersion } from '../../../server/src/spec/version.ts';
import { variableSource } from '../../../server/src/spec/variables.ts';
import { isMap } from './fragments.ts';

/** A place where our verdict on a document differs from the official schema's, and why. */
export interface Deviation {
  readonly id: string;
  /** `lax`: we accept what the official schema refuses; `strict`: the other way round. */
  readonly side: 'lax' | 'strict' | 'both';
  readonly versions: string;
  readonly reason: string;
  /** Whether the document holds the cause. */
  holds(document: unknown, version: SpecVersion): boolean;
}

type Map = Readonly<Record<string, unknown>>;

const variable = new RegExp(variableSource);
const operators = /^must(Not)?Be/;
const uriFields = ['location', 'endpointUrl', 'stagingDir', 'catalogUrl'];
const identities =
  'id version name server role channel username property url type synonym question constraint query engine implementation to from'.split(
    ' ',
  );
const shorthand = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)+$/;
const shorthandOf31 = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/;
const fullyQualified =
  /^(?:(?:https?:\/\/)?[A-Za-z0-9._\-/]+\.yaml#)?\/?[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+(?:\/[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+)*$/;

export const deviations: readonly Deviation[] = [
  {
    id: 'null-in-optional-field',
    side: 'lax',
    versions: 'all',
    reason: 'Null means the same as no field, and examples of the standard use it: a warning.',
    holds: (document) =>
      someMap(document, (map) => Object.values(map).some((value) => value === null)),
  },
  {
    id: 'variable-in-string',
    side: 'lax',
    versions: 'all',
    reason: 'What `${VAR}` stands for is known at run time only.',
    holds: (document) => someScalar(document, (value) => variable.test(value)),
  },
  {
    id: 'options-without-logical-type',
    side: 'lax',
    versions: 'all',
    reason:
      'The official schema applies the options of every logical type at once when none is given, which nothing passes. A rule asks for the logical type instead.',
    holds: (document) =>
      someMap(document, (map) => !('logicalType' in map) && isMap(map.logicalTypeOptions)),
  },
  {
    id: 'map-without-logical-type',
    side: 'lax',
    versions: '3.2.0',
    reason: 'As `items` and `properties`, `map` is known while the logical type is not given yet.',
    holds: (document) => someMap(document, (map) => !('logicalType' in map) && 'map' in map),
  },
  {
    id: 'reference-notations',
    side: 'lax',
    versions: '3.1.0 and later',
    reason:
      'The prose shows nested names, `file:` addresses, `.yml` and names behind `#`, which the patterns refuse.',
    holds: (document, version) =>
      someMap(document, (map) =>
        [map.to, map.from].flat().some((text) => {
          if (typeof text !== 'string') return false;
          const names = version === '3.1.0' ? shorthandOf31 : shorthand;
          return !names.test(text) && !fullyQualified.test(text);
        }),
      ),
  },
  {
    id: 'composite-of-different-kinds',
    side: 'lax',
    versions: '3.1.0 and later',
    reason: 'One property with a list is reported by the rule that compares both sides.',
    holds: (document) =>
      someMap(
        document,
        (map) => 'from' in map && 'to' in map && Array.isArray(map.from) !== Array.isArray(map.to),
      ),
  },
  {
    id: 'stream-of-kinesis',
    side: 'both',
    versions: 'all',
    reason:
      'The prose requires `stream`, a name; the schema forgot it, so that it refuses it from 3.1.0 and lets anything pass before.',
    holds: (document) => someMap(document, (map) => map.type === 'kinesis' && 'stream' in map),
  },
  {
    id: 'schema-of-duckdb',
    side: 'lax',
    versions: 'before 3.1.0',
    reason: 'The schema asks for a number where a name is meant; 3.1.0 corrected it.',
    holds: (document, version) =>
      before31(version) &&
      someMap(document, (map) => map.type === 'duckdb' && typeof map.schema === 'string'),
  },
  {
    id: 'uri-with-placeholders',
    side: 'lax',
    versions: 'all',
    reason:
      'A location needs a scheme and no blanks. RFC 3986 refuses the braces that the schema itself shows in its examples.',
    holds: (document) =>
      someMap(document, (map) =>
        uriFields.some((field) => /^[a-z0-9+.-]+:\S+$/i.test(String(map[field]))),
      ),
  },
  {
    id: 'port-out-of-range',
    side: 'strict',
    versions: 'all',
    reason: 'A port lies between 1 and 65535.',
    holds: (document) =>
      someMap(
        document,
        ({ port }) =>
          typeof port === 'number' && Number.isInteger(port) && (port < 1 || port > 65_535),
      ),
  },
  {
    id: 'second-series',
    side: 'strict',
    versions: 'all',
    reason:
      'The schemas list v2.2.x although no such document has their shape; those files are recognised and told so.',
    holds: (document) => isMap(document) && String(document.apiVersion).startsWith('v2.'),
  },
  {
    id: 'empty-identity',
    side: 'strict',
    versions: 'all',
    reason: 'What identifies or does something must not be empty.',
    holds: (document) =>
      someMap(document, (map) => identities.some((field) => [map[field]].flat().includes(''))),
  },
  {
    id: 'default-quality-type',
    side: 'strict',
    versions: '3.1.0 and later',
    reason:
      'A check without `type` is a library check, as the documented default says, and needs a metric and an operator.',
    holds: (document) => someCheck(document, (check) => !('type' in check) && !('metric' in check)),
  },
  {
    id: 'mixed-quality-check',
    side: 'strict',
    versions: '3.1.0 and later',
    reason: 'The schema lets `metric` turn a check of another type into two checks at once.',
    holds: (document) =>
      someCheck(
        document,
        (check) => 'metric' in check && 'type' in check && check.type !== 'library',
      ),
  },
  {
    id: 'operators-of-sql',
    side: 'strict',
    versions: 'before 3.1.0',
    reason:
      'The schema checks operators in library checks only; the prose gives sql the same ones.',
    holds: (document, version) =>
      before31(version) &&
      someCheck(
        document,
        (check) => check.type === 'sql' && Object.keys(check).some((key) => operators.test(key)),
      ),
  },
  {
    id: 'properties-of-items',
    side: 'strict',
    versions: 'before 3.1.0',
    reason: 'Only records have properties; the schema lets any item have them.',
    holds: (document, version) =>
      before31(version) &&
      someMap(
        document,
        (map) =>
          isMap(map.items) &&
          'properties' in map.items &&
          'logicalType' in map.items &&
          map.items.logicalType !== 'object',
      ),
  },
  {
    id: 'vector-without-options',
    side: 'strict',
    versions: '3.2.0',
    reason: 'A vector needs `dimensions`; the schema asks for them only where there are options.',
    holds: (document) =>
      someMap(document, (map) => map.logicalType === 'vector' && !('logicalTypeOptions' in map)),
  },
];

function before31(version: SpecVersion): boolean {
  return compareVersions(version, '3.1.0') < 0;
}

function someMap(value: unknown, test: (map: Map) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => someMap(item, test));
  if (!isMap(value)) return false;
  return test(value) || Object.values(value).some((item) => someMap(item, test));
}

function someCheck(document: unknown, test: (check: Map) => boolean): boolean {
  return someMap(
    document,
    (map) => Array.isArray(map.quality) && map.quality.some((item) => isMap(item) && test(item)),
  );
}

function someScalar(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (Array.isArray(value)) return value.some((item) => someScalar(item, test));
  return isMap(value) && Object.values(value).some((item) => someScalar(item, test));
}
