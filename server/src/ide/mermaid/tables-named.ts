import type {
  AssetPlace,
  DescribedPlace,
  ModelPlace,
  WorkspaceView,
} from '../../lint/workspace-view.ts';
import { tableParts } from '../../model/dbt/database-tables.ts';
import type { GovernedFile } from '../../model/governed-file.ts';
import { objectNames } from '../../model/object-names.ts';
import { tableNames } from '../../model/read-topology.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';
import { CONTRACT, symbolOf, type ContractGraph, type SymbolAddress } from '../contract-graph.ts';
import { isSubgraph } from './node-places.ts';

/** What the workspace knows of tables. */
export interface TableView
  extends
    ContractGraph,
    Pick<
      WorkspaceView,
      'models' | 'describedModels' | 'sourceTables' | 'policies' | 'tables' | 'named' | 'assets'
    > {
  readonly governed: {
    file(uri: string): GovernedFile | undefined;
    files(): Iterable<readonly [uri: string, file: GovernedFile]>;
  };
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
  readonly assets: readonly AssetPlace[];
  /** Contracts and products as a whole: those of that name, or the one that a click leads to. */
  readonly contracts: readonly SymbolAddress[];
}

/** The name that the node shows: its id, or its label where the id says nothing. Undefined for subgraphs. */
export function tableNameOf(diagram: Diagram, id: string): string | undefined {
  return isSubgraph(diagram, id) ? undefined : tableNames(diagram.chart).get(id);
}

/** What a node of a flowchart stands for: what a click on it leads to, or else what goes by its name. */
export function tablesShown(
  view: TableView,
  diagram: Diagram,
  id: string,
  from: string,
): TablesNamed | undefined {
  const name = tableNameOf(diagram, id);
  if (name === undefined) return undefined;
  const bound = tablesBound(view, diagram, id, from);
  if (bound !== undefined) return bound;
  const exact = tablesNamed(view, name, from);
  if (isKnown(exact) || !name.includes('.')) return exact;
  // The schema may be one of which contracts and dbt say nothing.
  return { ...tablesNamed(view, tableParts(name).at(-1) ?? name, from), name };
}

/** What a click on a node leads to, where that is a contract. */
export function tablesBound(
  view: TableView,
  diagram: Diagram,
  id: string,
  from: string,
): TablesNamed | undefined {
  const name = tableNameOf(diagram, id);
  const click = diagram.chart.clicks.findLast(({ node }) => node.text === id);
  if (name === undefined || click?.link === undefined) return undefined;
  return behindLink(view, click.link.text, name, from);
}

/** What goes by a name; `from`: the file that says it. */
export function tablesNamed(view: TableView, name: string, from: string): TablesNamed {
  const objects = objectsNamed(view, name);
  const named: TablesNamed = {
    ...{ name, objects, contracts: [] },
    models: view.models(name, from),
    described: view.describedModels(name, from),
    sources: sourcesNamed(view, name, from),
    assets: view.assets(name),
  };
  return isKnown(named) ? named : { ...named, contracts: contractsNamed(view, name) };
}

export function isKnown({
  objects,
  models,
  described,
  sources,
  assets,
  contracts,
}: TablesNamed): boolean {
  return [objects, models, described, sources, assets, contracts].some((all) => all.length > 0);
}

/** The table behind the hash of a link, or called like the node; else the only one of the contract, or the whole of it. */
export function behindLink(
  view: TableView,
  link: string,
  name: string,
  from: string,
): TablesNamed | undefined {
  const [path = '', hash = ''] = link.split('#');
  if (path === '' || /^[a-z][\w+.-]*:/i.test(path)) return undefined;
  const uri = view.resolveFile(from, path);
  const records = uri === undefined ? undefined : view.records(uri);
  if (uri === undefined || records === undefined || records.length === 0) return undefined;
  const all = records.flatMap(({ symbols }, contract) =>
    symbols.flatMap((symbol, index) =>
      symbol.kind === 'object' ? [{ uri, contract, index, names: objectNames(symbol) }] : [],
    ),
  );
  const wanted = [hash.slice(hash.lastIndexOf('/') + 1), name];
  const meant =
    all.find(({ names }) => names.some((one) => wanted.includes(one))) ??
    (all.length === 1 ? all[0] : undefined);
  const objects = meant && [{ uri, contract: meant.contract, index: meant.index }];
  return {
    ...{ name, objects: objects ?? [], models: [], described: [], sources: [], assets: [] },
    contracts: objects === undefined ? [{ uri, contract: 0, index: CONTRACT }] : [],
  };
}

function contractsNamed(view: TableView, name: string): readonly SymbolAddress[] {
  return [...view.named(name)].flatMap((uri) =>
    (view.records(uri) ?? []).flatMap((record, contract) =>
      record.name === name ? [{ uri, contract, index: CONTRACT }] : [],
    ),
  );
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
  return view.sourceTables(undefined, name, from);
}
