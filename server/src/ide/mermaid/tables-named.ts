import type { DescribedPlace, ModelPlace, WorkspaceView } from '../../lint/workspace-view.ts';
import type { GovernedFile } from '../../model/governed-file.ts';
import { objectNames } from '../../model/object-names.ts';
import { tableNames } from '../../model/read-topology.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';
import { symbolOf, type ContractGraph, type SymbolAddress } from '../contract-graph.ts';
import { isSubgraph } from './node-places.ts';

/** What the workspace knows of tables. */
export interface TableView
  extends
    ContractGraph,
    Pick<WorkspaceView, 'models' | 'describedModels' | 'sourceTables' | 'policies' | 'tables'> {
  readonly governed: { files(): Iterable<readonly [uri: string, file: GovernedFile]> };
}

/** What a node stands for. */
export interface TablesNamed {
  readonly name: string;
  /** Objects of contracts: those that are called so, else those that the database calls so. */
  readonly objects: readonly SymbolAddress[];
  readonly models: readonly ModelPlace[];
  /** What YAML of dbt says of the model. */
  readonly described: readonly DescribedPlace[];
  /** Tables of dbt's sources. */
  readonly sources: readonly DescribedPlace[];
}

/** The name that the node shows: its id, or its label where the id says nothing. Undefined for subgraphs. */
export function tableNameOf(diagram: Diagram, id: string): string | undefined {
  return isSubgraph(diagram, id) ? undefined : tableNames(diagram.chart).get(id);
}

/** What goes by a name; `from`: the file that says it. */
export function tablesNamed(view: TableView, name: string, from: string): TablesNamed {
  return {
    name,
    objects: objectsNamed(view, name),
    models: view.models(name, from),
    described: view.describedModels(name, from),
    sources: sourcesNamed(view, name, from),
  };
}

export function isKnown({ objects, models, described, sources }: TablesNamed): boolean {
  return objects.length + models.length + described.length + sources.length > 0;
}

function objectsNamed(view: TableView, name: string): readonly SymbolAddress[] {
  // The database may have it in a schema: `raw.orders`.
  const table = name.slice(name.lastIndexOf('.') + 1);
  const all = [...new Set([...view.declaring(name), ...view.declaring(table)])].flatMap((uri) =>
    (view.records(uri) ?? []).flatMap(({ symbols }, contract) =>
      symbols.flatMap((symbol, index) =>
        objectNames(symbol).includes(name) || symbol.physicalName === name
          ? [{ uri, contract, index }]
          : [],
      ),
    ),
  );
  const called = all.filter((one) => symbolOf(view, one)?.name === name);
  return called.length > 0 ? called : all;
}

/** `shop.orders`, or the table alone. */
function sourcesNamed(view: TableView, name: string, from: string): readonly DescribedPlace[] {
  const dot = name.lastIndexOf('.');
  if (dot !== -1) return view.sourceTables(name.slice(0, dot), name.slice(dot + 1), from);
  const sources = new Set<string>();
  for (const [, file] of view.governed.files())
    if (file.kind === 'dbt-properties')
      for (const table of file.tables) if (table.name.text === name) sources.add(table.source);
  return [...sources].flatMap((source) => view.sourceTables(source, name, from));
}
