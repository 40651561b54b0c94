import type { Place, SyntheticContract } from './synthetic-contract.ts';

/** Edges into each table. */
const SOURCES = 3;
const DOMAINS = 20;

/** A contract of a mesh, each table made of others before it. */
export interface MeshContract extends SyntheticContract {
  /** Where the names of its sources stand. */
  readonly sources: readonly Place[];
}

/** Where it lies in the workspace. */
export function meshPath(index: number): string {
  return `specs/contracts/data-products/domain_${index % DOMAINS}/table_${index}.odcs.yaml`;
}

/** Valid but for one `logicalType`, where it is to have a mistake. */
export function meshContract(index: number, hasError: boolean): MeshContract {
  const lines = [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: contract-${index}`,
    `name: contract_${index}`,
    'version: 1.0.0',
    'status: active',
    `domain: domain_${index % DOMAINS}`,
    'description:',
    `  purpose: What happened to table ${index}.`,
    'schema:',
    `  - name: table_${index}`,
    '    properties:',
  ];
  const types: Place[] = [];
  const sources: Place[] = [];
  const add = (before: string, value: string, places?: Place[]): Place => {
    const place = {
      ...{ line: lines.length, start: before.length, end: before.length + value.length },
    };
    lines.push(before + value);
    places?.push(place);
    return place;
  };
  for (let column = 0; column < SOURCES * 4; column++) {
    add('      - name: ', `column_${column}`);
    add('        logicalType: ', 'string', types);
    add('        classification: ', 'internal');
    const from = index - 1 - (column % SOURCES) * 7;
    if (from < 0) continue;
    add('        transformSourceObjects:', '');
    add('          - ', `table_${from}`, sources);
  }
  add('      - name: ', 'last_column');
  const error = add('        logicalType: ', hasError ? 'wrong' : 'string');
  return { text: `${lines.join('\n')}\n`, error, types, sources };
}
