import { touches, type Range } from '../../base/range.ts';
import { topologyIn } from '../../model/governed-file.ts';
import { START, type Place } from '../../model/place.ts';
import { tableNames } from '../../model/read-topology.ts';
import { declarationOf, type Declaration } from '../contract-graph.ts';
import type { DefinitionTarget } from '../definition.ts';
import { usagesOf } from '../references.ts';
import { diagramAt, nodeAt, nodePlaces, type MermaidDocument, type NodeAt } from './node-places.ts';
import { behindLink, tablesShown, type TablesNamed, type TableView } from './tables-named.ts';

export interface NodeDefinition {
  /** What was asked about, in the flowchart. */
  readonly origin: Range;
  /** What the node stands for. */
  readonly targets: readonly DefinitionTarget[];
  /** Where the flowchart names the node first, unless that is where the cursor is. */
  readonly first: Range | undefined;
}

/** A place in any file. */
export interface PlaceIn {
  readonly uri: string;
  readonly place: Place;
}

/** What the node at an offset stands for, and where the flowchart names it first. */
export function nodeDefinition(
  view: TableView,
  uri: string,
  document: MermaidDocument,
  offset: number,
): NodeDefinition | undefined {
  const at = nodeAt(document, offset);
  if (at === undefined) return linkDefinition(view, uri, document, offset);
  const shown = tablesShown(view, at.diagram, at.id, uri);
  const targets = shown === undefined ? [] : placesOf(view, shown);
  const first = nodePlaces(at.diagram, document.text).find(
    (one) => one.id === at.id && one.mentions,
  );
  // A declaration that leads to itself is taken as a question for its references.
  const other = targets.length > 0 && first?.start === at.place.start ? undefined : first;
  return { origin: at.place, targets, first: other && { start: other.start, end: other.end } };
}

/** The contract that a click leads to, with the cursor on its path. */
function linkDefinition(
  view: TableView,
  uri: string,
  document: MermaidDocument,
  offset: number,
): NodeDefinition | undefined {
  for (const { link, node } of diagramAt(document, offset)?.chart.clicks ?? []) {
    if (link === undefined || !touches(link, offset)) continue;
    const found = behindLink(view, link.text, node.text, uri);
    const origin = { start: link.start, end: link.end };
    return found && { origin, targets: placesOf(view, found), first: undefined };
  }
  return undefined;
}

/** Where the things are declared that go by a name; the contract first. */
function placesOf(view: TableView, named: TablesNamed): readonly DefinitionTarget[] {
  const objects = [...named.objects, ...named.contracts].flatMap((address) => {
    const found = declarationOf(view, address);
    return found === undefined ? [] : [{ uri: address.uri, ...found }];
  });
  const models = named.models.map(({ uri }) => ({ uri, ...at(START) }));
  const others = named.models.length > 0 ? named.sources : [...named.described, ...named.sources];
  return [
    ...objects,
    ...models,
    ...others.map(({ uri, resource }) => ({ uri, ...at(resource.name.place) })),
    ...named.assets.map(({ uri, asset }) => ({ uri, ...at(asset.name.place) })),
  ];
}

function at(place: Place): Declaration {
  return { place, firstLine: place.line, lastLine: place.line };
}

/** What else names the node at an offset: this flowchart, other ones, contracts and dbt. */
export function nodeReferences(
  view: TableView,
  uri: string,
  document: MermaidDocument,
  offset: number,
): { readonly here: readonly Range[]; readonly elsewhere: readonly PlaceIn[] } {
  const found = nodeAt(document, offset);
  if (found === undefined) return { here: [], elsewhere: [] };
  const own = nodePlaces(found.diagram, document.text).filter(({ id }) => id === found.id);
  const named = tablesShown(view, found.diagram, found.id, uri);
  if (named === undefined) return { here: own, elsewhere: [] };
  const { name } = named;
  const here = [...own, ...inOtherFences(document, found, name)];
  const usages = named.objects.flatMap((address) =>
    usagesOf(view, address).map(({ at: { uri: file }, place }) => ({ uri: file, place })),
  );
  const elsewhere = [
    ...nodesNamed(view, name).filter((one) => one.uri !== uri),
    ...placesOf(view, named).map((one) => ({ uri: one.uri, place: one.place })),
    ...usages,
    ...namedByModels(view, name),
  ];
  return { here, elsewhere };
}

/** The same table in the other flowcharts of the file. */
function inOtherFences(
  { text, diagrams }: MermaidDocument,
  { diagram }: NodeAt,
  name: string,
): readonly Range[] {
  return diagrams.flatMap((other) => {
    if (other === diagram) return [];
    const names = tableNames(other.chart);
    return nodePlaces(other, text).filter(({ id }) => names.get(id) === name);
  });
}

/** The nodes of that name in all flowcharts. */
export function nodesNamed(
  { governed }: Pick<TableView, 'governed'>,
  name: string,
): readonly PlaceIn[] {
  return [...governed.files()].flatMap(([uri, file]) => {
    const topology = topologyIn(file);
    if (topology === undefined) return [];
    const nodes = topology.nodes.map((node) => node.name);
    const words = [...nodes, ...topology.edges.flatMap(({ from, to }) => [from, to])];
    const places = new Map(
      words.flatMap(({ text, place }) =>
        text === name ? [[`${String(place.line)} ${String(place.start)}`, place] as const] : [],
      ),
    );
    return Array.from(places.values(), (place) => ({ uri, place }));
  });
}

/** `ref`s, and `source`s of a table of that name. */
function namedByModels({ governed }: TableView, name: string): readonly PlaceIn[] {
  return [...governed.files()].flatMap(([uri, file]) => {
    if (!('model' in file)) return [];
    const { refs, sources } = file.model;
    const tables = sources.filter(
      ({ source, table }) => table.text === name || `${source.text}.${table.text}` === name,
    );
    return [...refs.filter(({ text }) => text === name), ...tables.map(({ table }) => table)].map(
      ({ place }) => ({ uri, place }),
    );
  });
}
