import type { Word } from '../../model/dbt/dbt-model.ts';
import type { TopologyFile, TopologyNode } from '../../model/governed-file.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { KnownTables, type KnownTable } from './known-tables.ts';

/** What a name in a topology stands for. */
export interface ShownNode {
  readonly name: Word;
  readonly node: TopologyNode;
  /** None where nobody knows the name; several where it stands for a contract with several tables. */
  readonly tables: readonly KnownTable[];
  /** By its own name, rather than by that of a contract or by a link. */
  readonly isTable: boolean;
}

/** The nodes of a topology by their names; of several with one name the first. */
export function shownNodes(
  { nodes }: TopologyFile,
  uri: string,
  workspace: WorkspaceView,
  known: KnownTables,
): readonly ShownNode[] {
  return nodes.map((node) => {
    const { name, link } = node;
    const linked = link === undefined ? [] : tablesBehind(link, name.text, uri, workspace, known);
    if (linked.length > 0) return { name, node, tables: linked, isTable: linked.length === 1 };
    const table = known.named(name.text);
    if (table !== undefined) return { name, node, tables: [table], isTable: true };
    return { name, node, tables: tablesOfContract(name.text, workspace, known), isTable: false };
  });
}

/** The tables of the contract that a link leads to: the one behind the hash, or called like the node, or all. */
function tablesBehind(
  link: string,
  name: string,
  from: string,
  workspace: WorkspaceView,
  known: KnownTables,
): readonly KnownTable[] {
  const [path = '', object = ''] = link.split('#');
  if (path === '' || /^[a-z][\w+.-]*:/i.test(path)) return [];
  const uri = workspace.resolveFile(from, path);
  if (uri === undefined) return [];
  const all = workspace.flows(uri).flatMap(({ tables }) => tables);
  const wanted = [object.slice(object.lastIndexOf('/') + 1), name];
  const meant = all.find(({ names }) => names.some((one) => wanted.includes(one)));
  const tables = meant === undefined ? all : [meant];
  return tables.flatMap((table) => known.named(table.name) ?? []);
}

/** For pictures of contracts or products rather than tables. */
function tablesOfContract(
  name: string,
  workspace: WorkspaceView,
  known: KnownTables,
): readonly KnownTable[] {
  const all = [...workspace.named(name)].flatMap((uri) => workspace.flows(uri));
  const ids = new Set(
    all.flatMap((one) => (one.name === name ? one.tables.map((table) => table.name) : [])),
  );
  return [...ids].flatMap((one) => known.named(one) ?? []);
}

/** With words for a label, `A[Stripe API]` may be a system, a step or a dashboard. */
export function mayBeTable({ label, name }: TopologyNode): boolean {
  return label?.text.includes(' ') !== true || name.text.includes('_');
}
