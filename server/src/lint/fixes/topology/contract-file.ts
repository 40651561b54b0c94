import { odcs } from '../../../spec/odcs/odcs.ts';
import { sureLogicalType } from '../../../spec/physical-types/sure-logical-type.ts';
import { formatScalar } from '../../../syntax/yaml/edit/format-scalar.ts';
import type { NewFile } from '../../rule.ts';

/** What is known of a table that is to have a contract. */
export interface NewContract {
  readonly uri: string;
  readonly name: string;
  readonly id: string;
  readonly domain?: string;
  readonly columns: readonly NewColumn[];
}

export interface NewColumn {
  readonly name: string;
  /** As the database calls it. */
  readonly type?: string;
}

/** The least that a contract of a table must say; the rest is for its owner. */
export function contractFile({ uri, name, id, domain, columns }: NewContract): NewFile {
  const table = formatScalar(name);
  const properties = columns.flatMap((column) => [
    `      - name: ${formatScalar(column.name)}`,
    ...typeLines(column),
  ]);
  const lines = [
    `apiVersion: v${odcs.versions.at(-1) ?? ''}`,
    'kind: DataContract',
    `id: ${formatScalar(id)}`,
    `name: ${table}`,
    'version: 0.1.0',
    'status: draft',
    ...(domain === undefined ? [] : [`domain: ${formatScalar(domain)}`]),
    'schema:',
    `  - name: ${table}`,
    ...(properties.length > 0 ? ['    properties:', ...properties] : ['    properties: []']),
  ];
  return { uri, text: `${lines.join('\n')}\n` };
}

function typeLines({ type }: NewColumn): readonly string[] {
  if (type === undefined) return [];
  const logical = sureLogicalType(type);
  return [
    ...(logical === undefined ? [] : [`        logicalType: ${logical}`]),
    `        physicalType: ${formatScalar(type)}`,
  ];
}

/** The file that a finding carries. */
export function contractIn(
  data: Readonly<Record<string, unknown>> | undefined,
): NewFile | undefined {
  return typeof data?.create === 'string'
    ? contractFile(JSON.parse(data.create) as NewContract)
    : undefined;
}
