import { ColumnLineages } from '../../analysis/lineage/column-lineage.ts';
import { tableDetails, type TableDetails } from '../../analysis/lineage/table-details.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type {
  LineageEdge,
  LineageNode,
  LineageWitness,
} from '../../model/lineage/lineage-graph.ts';
import type { Place } from '../../model/place.ts';

/** The lineage of a workspace as plain data that means the same on every machine. In a stable order. */
export interface ExportedLineage {
  readonly tables: readonly ExportedTable[];
  readonly edges: readonly ExportedEdge[];
}

export interface ExportedTable extends TableDetails {
  /** Its name, with what tells it from others of that name: `stripe.customers`. */
  readonly id: string;
  readonly name: string;
  readonly kind: LineageNode['kind'];
  readonly system?: string;
  readonly domain?: string;
  readonly layer?: string;
  readonly declared: readonly ExportedPlace[];
  readonly columns: readonly ExportedColumn[];
}

/** Line and column count from one. */
export interface ExportedPlace {
  readonly witness: LineageWitness;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface ExportedColumn {
  readonly name: string;
  readonly type?: string;
  readonly classification?: string;
  /** `reference`: it is not made of it, but refers to it by key. */
  readonly from: readonly {
    readonly table: string;
    readonly column: string;
    readonly kind?: 'reference';
  }[];
}

export interface ExportedEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: LineageEdge['kind'];
  readonly said: readonly ExportedPlace[];
}

/** All tables, or those of `wanted` with what flows between them. */
export function exportLineage(
  lineage: Lineage,
  index: SymbolIndex,
  wanted?: ReadonlySet<string>,
): ExportedLineage {
  const { graph } = lineage;
  const ids = readableIds([...graph.nodes.values()]);
  const idOf = (node: string): string => ids.get(node) ?? node;
  const isWanted = (node: string): boolean => wanted?.has(node) !== false;
  const columns = new ColumnLineages(lineage, index);
  const tables = [...graph.nodes.values()].filter(({ id }) => isWanted(id));
  return {
    tables: tables.map((node): ExportedTable => {
      const { id, name, kind, system, domain, layer, faces } = node;
      return {
        ...{ id: idOf(id), name, kind },
        ...(system !== undefined && { system }),
        ...(domain !== undefined && { domain }),
        ...(layer !== undefined && { layer }),
        ...tableDetails(node, lineage, index),
        declared: faces.map(exportedPlace),
        columns: columns.of(id).map(({ column, type, classification, from }) => ({
          name: column,
          ...(type !== undefined && { type }),
          ...(classification !== undefined && { classification }),
          from: from.map(({ node: other, column: of, kind: how }) => ({
            ...{ table: idOf(other), column: of },
            ...(how !== undefined && { kind: how }),
          })),
        })),
      };
    }),
    edges: graph.edges
      .filter(({ from, to }) => isWanted(from) && isWanted(to))
      .map(({ from, to, kind, said }) => ({
        ...{ from: idOf(from), to: idOf(to), kind, said: said.map(exportedPlace) },
      })),
  };
}

function exportedPlace({
  witness,
  uri: path,
  place: { line, start },
}: {
  readonly witness: LineageWitness;
  readonly uri: string;
  readonly place: Place;
}): ExportedPlace {
  return { witness, path, line: line + 1, column: start + 1 };
}

/** The name where it is the only one, else with system or domain, else with a number. */
export function readableIds(nodes: readonly LineageNode[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { name } of nodes) count.set(name, (count.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const { id, name, system, domain } of nodes) {
    const home = system ?? domain;
    const wanted = count.get(name) === 1 || home === undefined ? name : `${home}.${name}`;
    let free = wanted;
    for (let number = 2; taken.has(free); number++) free = `${wanted}#${String(number)}`;
    taken.add(free);
    ids.set(id, free);
  }
  return ids;
}
