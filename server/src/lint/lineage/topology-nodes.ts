import type { Word } from '../../model/dbt/dbt-model.ts';
import type { TopologyFile, TopologyNode } from '../../model/governed-file.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { firstLine, isName, isOpaque } from '../../model/read-topology.ts';
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
  const shown = nodes.map((node): ShownNode => {
    const { name, link } = node;
    const linked = link === undefined ? [] : tablesBehind(link, name.text, uri, workspace, known);
    if (linked.length > 0) return { name, node, tables: linked, isTable: linked.length === 1 };
    const table = known.named(name.text);
    if (table !== undefined) return { name, node, tables: [table], isTable: true };
    return { name, node, tables: tablesOfContract(name.text, workspace, known), isTable: false };
  });
  const own = new Set(shown.flatMap(({ tables }) => tables.map(({ key }) => key)));
  return shown.map((one) => {
    const table = one.tables.length > 0 ? undefined : tableOfLabel(one.node, known);
    // What another node stands for by its id is something else: `raw_orders[orders] --> orders`.
    return table === undefined || own.has(table.key)
      ? one
      : { ...one, tables: [table], isTable: true };
  });
}

/** Ids may have something in front: `src_orders[orders]`. */
function tableOfLabel(node: TopologyNode, known: KnownTables): KnownTable | undefined {
  const line = firstLine(node.label?.text ?? '');
  if (!isName(line) || isOfLayer(node.name.text) || isSomethingElse(node)) return undefined;
  return known.named(line);
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

/** Of the layers that models are usually called by: who writes `fct_orders` means a table, whatever the label says. */
const OF_LAYER = /^(?:stg|int|fct|fact|dim|mart)_/i;

export function isOfLayer(name: string): boolean {
  return OF_LAYER.test(name);
}

/**
 * Whether an unknown node says that it is a table: it shows a name that a table may have. With words of its own, as
 * `crm[CRM]` and `looker[Weekly sales]`, it may be a system, a step or a dashboard.
 */
export function mayBeTable(node: TopologyNode): boolean {
  const { name, label } = node;
  if (isSomethingElse(node)) return false;
  if (isOfLayer(name.text)) return true;
  if (label === undefined ? isOpaque(name.text) : label.text !== name.text) return false;
  return name.text.includes('_') || name.text === name.text.toLowerCase();
}

/** Whether class, shape or a click say that it is no table. */
export function isSomethingElse({ isOther, link }: TopologyNode): boolean {
  if (isOther === true) return true;
  return link !== undefined && !/\.od[cp]s\.(?:ya?ml|json)(?:#|$)/i.test(link);
}
