import type { Range } from '../../base/range.ts';
import { topologyIn } from '../../model/governed-file.ts';
import { START, type Place } from '../../model/place.ts';
import { declarationOf, type Declaration } from '../contract-graph.ts';
import type { DefinitionTarget } from '../definition.ts';
import { usagesOf } from '../references.ts';
import { nodeAt, nodePlaces, type MermaidDocument } from './node-places.ts';
import { tableNameOf, tablesNamed, type TablesNamed, type TableView } from './tables-named.ts';

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
  if (at === undefined) return undefined;
  const name = tableNameOf(at.diagram, at.id);
  const targets = name === undefined ? [] : placesOf(view, tablesNamed(view, name, uri));
  const first = nodePlaces(at.diagram, document.text).find(
    (one) => one.id === at.id && one.mentions,
  );
  // A declaration that leads to itself is taken as a question for its references.
  const shown = targets.length > 0 && first?.start === at.place.start ? undefined : first;
  return { origin: at.place, targets, first: shown && { start: shown.start, end: shown.end } };
}

/** Where the things are declared that go by a name; the contract first. */
function placesOf(view: TableView, named: TablesNamed): readonly DefinitionTarget[] {
  const objects = named.objects.flatMap((address) => {
    const found = declarationOf(view, address);
    return found === undefined ? [] : [{ uri: address.uri, ...found }];
  });
  const models = named.models.map(({ uri }) => ({ uri, ...at(START) }));
  const others = named.models.length > 0 ? named.sources : [...named.described, ...named.sources];
  return [
    ...objects,
    ...models,
    ...others.map(({ uri, resource }) => ({ uri, ...at(resource.name.place) })),
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
  const here = nodePlaces(found.diagram, document.text).filter(({ id }) => id === found.id);
  const name = tableNameOf(found.diagram, found.id);
  if (name === undefined) return { here, elsewhere: [] };
  const named = tablesNamed(view, name, uri);
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
