import { MultiMap } from '../../base/multi-map.ts';
import { mostSimilar, normalise } from '../../base/similar.ts';
import { domainKey } from '../../model/governance/policy-scope.ts';
import type { TopologyFile } from '../../model/governed-file.ts';
import { systemOf } from '../../model/lineage/systems.ts';
import { isMarkdown } from '../../syntax/mermaid/diagrams.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import type { UnknownNode } from './judged-topology.ts';
import type { KnownTables } from './known-tables.ts';
import { isSomethingElse, mayBeTable, type ShownNode } from './topology-nodes.ts';
import type { ScopedTable } from './topology-scope.ts';

/** As many unknown names are compared with those of all tables. */
const MAX_COMPARED = 50;

export interface Strangers {
  readonly file: TopologyFile;
  readonly nodes: readonly ShownNode[];
  /** Those that nobody knows: neither by declaring them nor by reading them. */
  readonly strangers: ReadonlySet<ShownNode>;
  readonly missing: readonly ScopedTable[];
  readonly known: KnownTables;
  readonly isShown: (key: string) => boolean;
}

/**
 * The strangers that are misspelt, and those that say they are tables. A picture of mostly unknown things is about
 * something else, or about what is not there yet.
 */
export function unknownNodes(shown: Strangers, visit: WorkspaceVisit): readonly UnknownNode[] {
  const { nodes, strangers, missing } = shown;
  const candidates = [...strangers].filter(({ node }) => !isSomethingElse(node));
  if (candidates.length === 0 || isProse(shown, visit)) return [];
  const names = namesOfTables(shown, visit);
  const ids = idsOfTables(shown);
  const meant = new Map<ShownNode, string>();
  const taken = new Set<string>();
  for (const one of candidates.slice(0, MAX_COMPARED)) {
    // Without a label it becomes the node that is there.
    const own = one.node.label === undefined && ids.find((id) => isTypo(one.name.text, id));
    if (typeof own === 'string') {
      meant.set(one, own);
      continue;
    }
    const similar = meantBy(one, names);
    // Two nodes for one table would be the next mistake.
    if (similar === undefined || taken.has(similar)) continue;
    taken.add(similar);
    meant.set(one, similar);
  }
  for (const { table } of missing) taken.add(table.key);
  const tables = candidates.filter((one) => !meant.has(one) && mayBeTable(one.node));
  const isPlan = tables.length > nodes.length - strangers.size + taken.size;
  const groups = isPlan || tables.length === 0 ? new Set() : groupsIn(shown, visit);
  const beside = besideTables(shown);
  return candidates.flatMap((node): UnknownNode[] => {
    const { text: name } = node.name;
    const similar = meant.get(node);
    const isShown = similar !== undefined && ids.includes(similar);
    if (similar !== undefined)
      return [{ node, similar, isShown, change: { rename: [[name, similar]] } }];
    const isSaid = !isPlan && mayBeTable(node.node) && beside.has(name);
    if (!isSaid || groups.has(domainKey(name))) return [];
    return [{ node, similar, isShown, change: { removeNodes: [name] } }];
  });
}

/** Shown tables whose nodes are called like them. */
function idsOfTables({ nodes }: Strangers): readonly string[] {
  return nodes.flatMap(({ name: { text, place }, tables, isTable }) =>
    isTable && tables.length > 0 && place.end - place.start === text.length ? text : [],
  );
}

/** One letter is missing, too many or another one, or two are swapped. Digits tell versions apart. */
function isTypo(word: string, name: string): boolean {
  const [a, b] = [normalise(word), normalise(name)];
  let [start, end] = [0, 0];
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [one, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (one.length === 2 && other === `${one[1] ?? ''}${one[0] ?? ''}`) return true;
  return a.length > 3 && /^\p{L}?$/u.test(one) && /^\p{L}?$/u.test(other);
}

/** On a page a flowchart may picture anything: it shows tables where at least every second name is one. */
function isProse({ nodes, strangers }: Strangers, { uri }: WorkspaceVisit): boolean {
  const known = nodes.filter(({ tables }) => tables.length > 0);
  const tables = [...strangers].filter(({ node }) => mayBeTable(node));
  return isMarkdown(uri) && tables.length > known.length;
}

/** Words beside the id say that it may be no table; then it has to be all but the same. */
function meantBy(
  { name: { text }, node }: ShownNode,
  names: readonly string[],
): string | undefined {
  const similar = mostSimilar(text, names);
  if (similar === undefined || mayBeTable(node)) return similar;
  const [one, other] = [normalise(text), normalise(similar)];
  if (one === other) return similar;
  const isLabel = !text.includes('_') || Math.abs(one.length - other.length) > 1;
  return isLabel ? undefined : similar;
}

/** What a misspelt node may mean: tables that are there and that the topology does not show. */
function namesOfTables({ known, isShown }: Strangers, { workspace }: WorkspaceVisit): string[] {
  const names = new Set<string>();
  for (const { name, uri } of workspace.tables())
    if (uri !== undefined && !isShown(known.named(name)?.key ?? name)) names.add(name);
  return [...names];
}

/** Domains and systems, which may be drawn as a whole. */
function groupsIn({ nodes }: Strangers, { uri: own, workspace }: WorkspaceVisit): Set<string> {
  const found = new Set<string>();
  const files = new Set(Array.from(workspace.tables(), ({ uri }) => uri ?? ''));
  for (const uri of files) {
    found.add(domainKey(systemOf(uri) ?? ''));
    for (const { domain } of workspace.flows(uri)) found.add(domainKey(domain ?? ''));
  }
  for (const { tables } of nodes)
    for (const { key } of tables)
      for (const { model } of workspace.models(key, own))
        for (const { source } of model.sources) found.add(domainKey(source.text));
  return found;
}

/**
 * Names of nodes that hang together with tables, by edges or, without any, by standing beside one: legends and remarks
 * do not.
 */
function besideTables({ file, nodes, strangers }: Strangers): ReadonlySet<string> {
  const { edges, bundles = [] } = file;
  const around = new MultiMap<string, string>();
  const join = (a: string, b: string): void => {
    around.add(a, b);
    around.add(b, a);
  };
  for (const { from, to } of edges) if (from.text !== to.text) join(from.text, to.text);
  for (const [at, { from, to }] of bundles.entries())
    for (const name of [...from, ...to]) join(`\n${String(at)}`, name);
  const isLone = ({ name }: ShownNode): boolean => !around.has(name.text);
  const frameOf = ({ node }: ShownNode): string => `\n${node.within.join('\n')}`;
  const tables = nodes.filter((one) => !strangers.has(one));
  const frames = new Set(tables.map(frameOf));
  const found = new Set(tables.map(({ name }) => name.text));
  for (const one of nodes) if (isLone(one) && frames.has(frameOf(one))) found.add(one.name.text);
  for (const name of found) for (const next of around.of(name)) found.add(next);
  return found;
}
