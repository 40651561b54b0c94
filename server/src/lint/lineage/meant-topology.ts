import type { Word } from '../../model/dbt/dbt-model.ts';
import type { TopologyFile } from '../../model/governed-file.ts';
import { START } from '../../model/place.ts';
import { together, type NamePair, type TopologyChange } from '../fixes/topology/topology-change.ts';
import type { JudgedTopology, LackingEdge, UnconfirmedEdge } from './judged-topology.ts';
import type { ScopedTable } from './topology-scope.ts';

/** A topology as it would be with other names for some nodes, in the places where they are now. */
export function withNames(
  { nodes, edges, bundles = [], ...rest }: TopologyFile,
  names: ReadonlyMap<string, string>,
): TopologyFile {
  const meant = (name: string): string => names.get(name) ?? name;
  const own = new Set(nodes.map(({ name }) => name.text));
  const word = ({ text, place }: Word): Word => ({ text: meant(text), place });
  return {
    ...rest,
    nodes: nodes.flatMap((node) => {
      const name = word(node.name);
      // What is meant may have a node of its own.
      const isTwice = name.text !== node.name.text && own.has(name.text);
      return isTwice ? [] : [{ ...node, name }];
    }),
    edges: edges.map(({ from, to }) => ({ from: word(from), to: word(to) })),
    bundles: bundles.map(({ from, to }) => ({ from: from.map(meant), to: to.map(meant) })),
  };
}

/** A topology with more nodes. */
export function withTables(file: TopologyFile, tables: readonly ScopedTable[]): TopologyFile {
  const nodes = tables.map(({ table: { key } }) => ({
    ...{ name: { text: key, place: START }, label: undefined, within: [] },
  }));
  return { ...file, nodes: [...file.nodes, ...nodes] };
}

export function changeOfUnconfirmed({ edge, isReversed }: UnconfirmedEdge): TopologyChange {
  const pair: NamePair = [edge.from.text, edge.to.text];
  if (!isReversed) return { removeEdges: [pair] };
  return { removeEdges: [pair], addEdges: [[edge.to.text, edge.from.text]] };
}

export function changeOfLacking({ from, to }: LackingEdge): TopologyChange {
  return { addEdges: [[from.name.text, to.name.text]] };
}

/**
 * What is said of a topology whose misspelt nodes are taken for those that are meant: their edges are judged, but until
 * the names are right only the change of the name knows of it.
 */
export function judgedAsMeant(
  asWritten: Pick<JudgedTopology, 'unknown'>,
  asMeant: JudgedTopology,
): JudgedTopology {
  const { unconfirmed, lacking } = asMeant;
  const names = new Set(asWritten.unknown.flatMap(({ similar }) => similar ?? []));
  const endsOf = ({ edge }: UnconfirmedEdge): readonly string[] => [edge.from.text, edge.to.text];
  const nodesOf = ({ from, to }: LackingEdge): readonly string[] => [from.name.text, to.name.text];
  const isOf = (ends: readonly string[], name: string | undefined): boolean =>
    name !== undefined && ends.includes(name);
  const isMeant = (name: string): boolean => names.has(name);
  const misspelt = asWritten.unknown.filter(({ similar }) => similar !== undefined);
  return {
    ...asMeant,
    // What misspelt nodes read is known.
    unknown: [...asMeant.unknown, ...misspelt].map((one) => ({
      ...one,
      change: together([
        one.change,
        ...unconfirmed.filter((edge) => isOf(endsOf(edge), one.similar)).map(changeOfUnconfirmed),
        ...lacking.filter((edge) => isOf(nodesOf(edge), one.similar)).map(changeOfLacking),
      ]),
    })),
    unconfirmed: unconfirmed.filter((edge) => !endsOf(edge).some(isMeant)),
    lacking: lacking.filter((edge) => !nodesOf(edge).some(isMeant)),
    orphans: asMeant.orphans.filter(({ name }) => !isMeant(name.text)),
  };
}
