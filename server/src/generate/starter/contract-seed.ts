import { odcs } from '../../spec/odcs/odcs.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';

/** Version of the standard that new contracts are written in: the newest. */
export const contractVersion = odcs.versions.at(-1) ?? '3.1.0';

/** What a new contract is made from. All names are checked already. */
export interface ContractSeed {
  /** Of the contract: `stripe_charges`. */
  readonly name: string;
  /** Unique in the workspace. */
  readonly id: string;
  readonly domain: string | undefined;
  /** Of its only schema object. */
  readonly object: string;
  /** Of the property that identifies a row, a string. */
  readonly key: string;
  /** Of the property that says when a row was loaded, a timestamp. */
  readonly time: string;
  /** Those that the tagging policy demands or knows. */
  readonly tags: readonly string[];
  readonly objectTags: readonly string[];
  /** Level of properties that are not sensitive, where the classification has one. */
  readonly level: string | undefined;
  readonly team: string;
  /** Lines of an item of `servers`, without the dash; none where nobody has said which database it is. */
  readonly server: readonly string[];
}

/** `key: value`, the value quoted where YAML needs it. */
export function pair(key: string, value: string): string {
  return `${key}: ${formatScalar(value, 'plain', false)}`;
}

/** A list of texts below a key that stands in the column; no line where there is none. */
export function list(key: string, values: readonly string[], column = 0): readonly string[] {
  if (values.length === 0) return [];
  const indent = ' '.repeat(column);
  const items = values.map((value) => `${indent}  - ${formatScalar(value, 'plain', false)}`);
  return [`${indent}${key}:`, ...items];
}

/** Fields at the top that all contracts begin with. */
export function headLines({ id, name, domain }: ContractSeed): readonly string[] {
  return [
    `apiVersion: v${contractVersion}`,
    'kind: DataContract',
    pair('id', id),
    pair('name', name),
    'version: 0.1.0',
    'status: draft',
    ...(domain === undefined ? [] : [pair('domain', domain)]),
  ];
}

export function serverLines({ server }: ContractSeed): readonly string[] {
  const [first, ...others] = server;
  if (first === undefined) return [];
  return ['', 'servers:', `  - ${first}`, ...others.map((line) => `    ${line}`)];
}

/** The object with its key and the time of loading. */
export function schemaLines(seed: ContractSeed, description: string): readonly string[] {
  const { object, key, time, objectTags, level } = seed;
  const classified = level === undefined ? [] : [`        ${pair('classification', level)}`];
  return [
    'schema:',
    `  - ${pair('name', object)}`,
    '    physicalType: table',
    `    description: ${description}`,
    ...list('tags', objectTags, 4),
    '    properties:',
    `      - ${pair('name', key)}`,
    '        description: Identifies a row.',
    '        logicalType: string',
    '        primaryKey: true',
    '        primaryKeyPosition: 1',
    '        required: true',
    '        unique: true',
    ...classified,
    `      - ${pair('name', time)}`,
    '        description: When the row was loaded, in UTC.',
    '        logicalType: timestamp',
    '        required: true',
    ...classified,
  ];
}

export function teamLines({ team }: ContractSeed): readonly string[] {
  return [
    'team:',
    `  ${pair('name', team)}`,
    '  members:',
    `    - ${pair('username', team)}`,
    '      role: Owner',
  ];
}
