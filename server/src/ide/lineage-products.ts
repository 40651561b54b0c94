import type { ContractRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import type { ContractRole } from '../model/references.ts';
import { contractsOf, type ContractGraph } from './contract-graph.ts';
import type { TableGraph } from './lineage-counts.ts';

/** A data product by the tables of the contracts that its ports name. */
export interface LineageProduct {
  readonly name: string;
  readonly domain: string | undefined;
  readonly uri: string;
  readonly place: Place;
  /** Ids of tables, in the order of the ports. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Every descriptor of a data product that the workspace has. */
export function lineageProducts(
  contracts: ContractGraph,
  tables: TableGraph,
): readonly LineageProduct[] {
  const products: LineageProduct[] = [];
  for (const [uri, records] of contracts.all())
    for (const record of records) {
      if (record.standard !== 'odps' && record.standard !== 'odps-lf') continue;
      const { name, namePlace, id, idPlace, firstLine, governed } = record;
      const inputs = tablesOf(contracts, tables, record, ['input', 'needed']);
      products.push({
        name: name ?? id ?? '',
        domain: governed?.domain?.text,
        uri,
        place: namePlace ?? idPlace ?? { line: firstLine, start: 0, end: 0 },
        inputs,
        outputs: tablesOf(contracts, tables, record, ['output']),
      });
    }
  return products;
}

function tablesOf(
  contracts: ContractGraph,
  tables: TableGraph,
  { references }: ContractRecord,
  roles: readonly ContractRole[],
): readonly string[] {
  const found = new Set<string>();
  for (const { role, segments, version } of references) {
    const [id] = segments;
    if (role === undefined || id === undefined || !roles.includes(role)) continue;
    for (const { uri, contract } of contractsOf(contracts, id.text, version)) {
      const symbols = contracts.records(uri)?.[contract]?.symbols ?? [];
      for (const [index, { kind }] of symbols.entries()) {
        const table = kind === 'object' ? tables.object(uri, contract, index) : undefined;
        if (table !== undefined) found.add(table);
      }
    }
  }
  return [...found];
}
