import type { JudgedTopology } from './judged-topology.ts';
import { mayBeTable, type ShownNode } from './topology-nodes.ts';

/** A node for a table that has one already. */
export interface Double {
  readonly node: ShownNode;
  readonly first: ShownNode;
  readonly table: string;
}

export function doublesIn({ nodes, unknown }: JudgedTopology): readonly Double[] {
  const firsts = new Map<string, ShownNode>();
  const strangers = new Set(unknown.map(({ node }) => node));
  return nodes.flatMap((node): readonly Double[] => {
    const table = strangers.has(node) ? undefined : tableOf(node);
    const first = table === undefined ? undefined : firsts.get(table);
    if (table !== undefined && first === undefined) firsts.set(table, node);
    return table === undefined || first === undefined ? [] : [{ node, first, table }];
  });
}

/** The one table that a node surely stands for. */
function tableOf({ name, node, tables, isTable }: ShownNode): string | undefined {
  const [table] = tables;
  // What others read by that name.
  if (table === undefined) return mayBeTable(node) ? name.text : undefined;
  if (!isTable || table.contracts.length > 1) return undefined;
  const isNamed = [table.key, ...table.contracts.flatMap(({ flows }) => flows.names)].includes(
    name.text,
  );
  // Behind another schema there may be another table.
  return isNamed || node.link !== undefined ? table.key : undefined;
}
