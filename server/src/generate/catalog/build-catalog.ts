import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Catalog, CatalogLineage, CatalogTable } from './catalog.ts';
import type { CatalogInput, DescribedLineage, DescribedTable } from './catalog-input.ts';
import { cleanValue } from './clean.ts';
import { describeContract, nameOf } from './describe-contract.ts';
import { describeGlossary } from './describe-glossary.ts';
import { describeProducts } from './describe-products.ts';
import { pageKeys } from './page-keys.ts';
import { present } from './present.ts';

/** All that a workspace says of its data, as one value. The same input always gives the same. */
export function buildCatalog(input: CatalogInput): Catalog {
  const sorted = inOrder(input);
  const keys = pageKeys(
    sorted.map(({ content }) => nameOf(content)),
    'contract',
  );
  const tables = tablesByContract(input.lineage);
  const contracts = sorted.map((given, index) => {
    const tableOf = (object: string): string | undefined => tableFor(given, object, tables)?.id;
    const place = { key: keys[index] ?? '', path: input.show(given.path), tableOf };
    return { given, said: describeContract(given, place) };
  });
  const said = contracts.map((one) => one.said);
  return cleanValue<Catalog>({
    version: 1,
    products: describeProducts(input, contracts),
    contracts: said,
    glossary: describeGlossary(said),
    policies: input.policies,
    lineage: describeLineage(input.lineage, keysByTable(said)),
  });
}

/** By name, version and path. */
function inOrder({ contracts, show }: CatalogInput): readonly WorkspaceContract[] {
  const sortKey = ({ content, path, document }: WorkspaceContract): readonly string[] => [
    nameOf(content),
    content.version ?? '',
    show(path),
    String(document).padStart(6, '0'),
  ];
  return contracts
    .map((contract) => ({ contract, by: sortKey(contract) }))
    .sort((a, b) => {
      for (const [index, one] of a.by.entries()) {
        const other = b.by[index] ?? '';
        if (one !== other) return one < other ? -1 : 1;
      }
      return 0;
    })
    .map(({ contract }) => contract);
}

/** Tables that a contract declares, by its path. */
export function tablesByContract({
  tables,
}: DescribedLineage): ReadonlyMap<string, DescribedTable[]> {
  const found = new Map<string, DescribedTable[]>();
  for (const table of tables)
    for (const path of new Set(
      table.declared.flatMap((one) => (one.witness === 'contract' ? [one.path] : [])),
    )) {
      const known = found.get(path);
      if (known === undefined) found.set(path, [table]);
      else known.push(table);
    }
  return found;
}

/** The table of the lineage that an object of a contract stands for. */
export function tableFor(
  { path, content }: WorkspaceContract,
  object: string,
  tables: ReadonlyMap<string, readonly DescribedTable[]>,
): DescribedTable | undefined {
  const own = tables.get(path) ?? [];
  const physical = content.objects.find(({ name }) => name === object)?.physicalName;
  return own.find(({ name }) => name === physical) ?? own.find(({ name }) => name === object);
}

function keysByTable(contracts: Catalog['contracts']): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const { key, objects } of contracts)
    for (const { table } of objects) {
      if (table === undefined) continue;
      const known = keys.get(table);
      if (known === undefined) keys.set(table, [key]);
      else if (!known.includes(key)) known.push(key);
    }
  return keys;
}

function describeLineage(
  { tables, edges }: DescribedLineage,
  keys: ReadonlyMap<string, readonly string[]>,
): CatalogLineage {
  return {
    tables: tables.map(({ id, name, kind, columns, ...table }): CatalogTable => ({
      ...{ id, name, kind },
      ...present({
        system: table.system,
        domain: table.domain,
        layer: table.layer,
        classification: table.classification,
        owner: table.owner,
        contracts: keys.get(id),
        columns: columns.map(({ name: column, type, from }) => ({
          name: column,
          ...present({
            type,
            from: from.flatMap(({ table: other, column: of, kind: how }) =>
              how === 'reference' ? [] : [{ table: other, column: of }],
            ),
          }),
        })),
      }),
    })),
    edges: edges.map(({ from, to, kind }) => ({ from, to, kind })),
  };
}
