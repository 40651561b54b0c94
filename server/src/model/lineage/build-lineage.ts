import { contentHash } from '../../base/content-hash.ts';
import type { Steps } from '../../base/steps.ts';
import type {
  LineageEdge,
  LineageFace,
  LineageGraph,
  LineageNode,
  LineageStatement,
  LineageWitness,
} from './lineage-graph.ts';
import type { FileOfFacts, LayeredTable, LineageContext } from './lineage-context.ts';
import type { TableName } from './lineage-facts.ts';
import { assetName } from './file-facts.ts';
import { EdgeDrafts } from './edge-drafts.ts';
import { addProducts } from './product-edges.ts';
import { TableFinder } from './table-finder.ts';
import { Tables } from './tables.ts';
import type { PlacedObject, Table } from './table.ts';

/** The graph, and what names in files stand for. */
export interface Lineage {
  readonly graph: LineageGraph;
  /** Id of the table that a name in a file means. */
  find(uri: string, name: TableName): string | undefined;
  /** Id of an object of a contract. */
  object(uri: string, contract: number, index: number): string | undefined;
  /** Ids of the tables that the contracts of an id promise. */
  promisedBy(contract: string): readonly string[];
  /** The objects of contracts that promise a table. */
  objects(node: string): readonly PlacedObject[];
  /** Files with SQL that makes a table. */
  models(node: string): readonly string[];
}

/** Puts together what all files say. The same files give the same graph, in whatever order they come. */
export function* buildLineage(
  given: Iterable<FileOfFacts>,
  context: LineageContext,
): Steps<Lineage> {
  const files = [...given].sort((a, b) => compare(a.uri, b.uri));
  const byUri = new Map(files.map((file) => [file.uri, file]));
  const tables = new Tables();
  yield* tables.read(files, context);
  const finder = new TableFinder(tables, byUri, context);
  addAssets(files, tables, finder);
  yield;
  for (const { uri, facts } of files)
    for (const { as, place } of facts.shown)
      finder.find(uri, as)?.faces.push({ witness: 'topology', uri, place });
  const edges = new EdgeDrafts();
  for (const { uri, facts } of files) {
    for (const { witness, kind, reader, read, place } of facts.reads) {
      const to = finder.find(uri, reader);
      const from = to && finder.find(uri, read, to);
      if (to !== undefined && from !== undefined)
        edges.add(from, to, kind, { witness, uri, place });
    }
    yield;
  }
  yield* addProducts(files, tables, edges);
  return yield* graphOf(tables, edges, finder, context);
}

function addAssets(files: readonly FileOfFacts[], tables: Tables, finder: TableFinder): void {
  const assets = files.flatMap(({ uri, facts }) =>
    facts.assets.map((asset) => ({ ...asset, uri, isDeclared: tables.has(asset.name.text) })),
  );
  // Of what nobody else declares each domain may have its own.
  for (const { uri, name, layer, domain, contract, isDeclared } of assets) {
    const named = assetName(uri, name.text, contract);
    const found = isDeclared ? finder.find(uri, named) : tables.asset(name.text, domain);
    if (found === undefined) continue;
    found.faces.push({ witness: 'asset', uri, place: name.place });
    found.layer ??= layer;
    found.domain ??= domain;
  }
}

function* graphOf(
  tables: Tables,
  edges: EdgeDrafts,
  finder: TableFinder,
  context: LineageContext,
): Steps<Lineage> {
  const all = [...tables.all()].sort((a, b) => compare(a.name, b.name) || compare(a.key, b.key));
  addFacesOfUnknown(all, edges);
  yield;
  const ids = new Map<Table, string>();
  const byId = new Map<string, Table>();
  const nodes = new Map<string, LineageNode>();
  for (const table of all) {
    const id = contentHash(table.key);
    ids.set(table, id);
    byId.set(id, table);
    const { name, kind, system, domain, faces } = table;
    const layer = context.layerOf(layered(table)) ?? table.layer;
    nodes.set(id, { id, name, kind, system, domain, layer, faces: bestFirst(faces) });
    yield;
  }
  const order = new Map(all.map((table, index) => [table, index]));
  const places = (one: { readonly from: Table; readonly to: Table }): number =>
    (order.get(one.from) ?? 0) * all.length + (order.get(one.to) ?? 0);
  const sorted = edges.all().sort((a, b) => places(a) - places(b) || compare(a.kind, b.kind));
  yield;
  const idOf = (table: Table | undefined): string | undefined => table && ids.get(table);
  return {
    graph: {
      nodes,
      edges: sorted.map(({ from, to, kind, said }): LineageEdge => {
        return { from: ids.get(from) ?? '', to: ids.get(to) ?? '', kind, said };
      }),
    },
    // What came after the graph was put together is none of its tables.
    find: (uri, name) => idOf(finder.find(uri, name)),
    object: (uri, contract, index) => idOf(tables.object(uri, contract, index)),
    promisedBy: (contract) => [...tables.ofContract(contract)].flatMap((one) => idOf(one) ?? []),
    objects: (node) => byId.get(node)?.objects ?? [],
    models: (node) => byId.get(node)?.models ?? [],
  };
}

function layered({ name, domain, models, objects, faces }: Table): LayeredTable {
  return { name, domain, models, objects, shownIn: faces[0]?.uri };
}

/** Where a table is named that nobody declares is all that can be shown of it. */
function addFacesOfUnknown(all: readonly Table[], edges: EdgeDrafts): void {
  const bare = new Set(all.filter(({ faces }) => faces.length === 0));
  if (bare.size === 0) return;
  const said = new Map<Table, LineageStatement>();
  for (const { from, said: statements } of edges.all()) {
    const [first] = statements;
    if (first !== undefined && bare.has(from) && !said.has(from)) said.set(from, first);
  }
  for (const [table, statement] of said) table.faces.push(statement);
}

const BEST: readonly LineageWitness[] = [
  'contract',
  'product',
  'dbt',
  'asset',
  'manifest',
  'topology',
];

/** What declares a table before what describes it, and pictures last. */
function bestFirst(faces: readonly LineageFace[]): readonly LineageFace[] {
  const rank = ({ witness, uri }: LineageFace): number =>
    BEST.indexOf(witness) + (witness === 'dbt' && !uri.endsWith('.sql') ? 1.5 : 0);
  return faces.toSorted((a, b) => rank(a) - rank(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
