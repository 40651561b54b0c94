import type { Steps } from '../../base/steps.ts';
import type { FileOfFacts } from './lineage-context.ts';
import type { EdgeDraft, EdgeDrafts } from './edge-drafts.ts';
import type { LineageStatement } from './lineage-graph.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

/** Tables above an output that are looked at. */
const MAX_ABOVE = 2_000;
/** Tables of one contract that an edge is drawn for where a product alone says that contracts depend. */
const MAX_TABLES = 10;

interface Claim {
  readonly from: Table;
  readonly to: Table;
  readonly statement: LineageStatement;
}

/**
 * What products say of contracts as wholes. Where finer statements lead from one contract to the other already, there
 * is nothing to add but that the product says so, too; only what nobody else says becomes an edge from each table to
 * each.
 */
export function* addProducts(
  files: readonly FileOfFacts[],
  tables: Tables,
  edges: EdgeDrafts,
): Steps<void> {
  const claims: Claim[] = [];
  for (const { uri, facts } of files)
    for (const { contract, needs } of facts.outputs) {
      const above = new Map<Table, ReadonlySet<Table>>();
      const outputs = [...tables.ofContract(contract)];
      for (const { text, place } of needs) {
        const inputs = new Set(tables.ofContract(text));
        const direct = outputs.flatMap((to) => edges.into(to).filter(isFlowFrom(inputs)));
        const isShown =
          direct.length > 0 ||
          outputs.some((to) => [...tablesAbove(to, edges, above)].some((one) => inputs.has(one)));
        const few = [...inputs]
          .slice(0, MAX_TABLES)
          .flatMap((from) => outputs.slice(0, MAX_TABLES).map((to) => ({ from, to })));
        const statement: LineageStatement = { witness: 'product', uri, place };
        for (const { from, to } of isShown ? direct : few) claims.push({ from, to, statement });
        yield;
      }
    }
  // Afterwards, so that it does not matter which product comes first.
  for (const { from, to, statement } of claims) edges.add(from, to, 'flow', statement);
}

function isFlowFrom(tables: ReadonlySet<Table>): (edge: EdgeDraft) => boolean {
  return ({ from, kind }) => kind === 'flow' && tables.has(from);
}

function tablesAbove(
  table: Table,
  edges: EdgeDrafts,
  known: Map<Table, ReadonlySet<Table>>,
): ReadonlySet<Table> {
  const found = known.get(table);
  if (found !== undefined) return found;
  const above = new Set<Table>([table]);
  for (const one of above) {
    for (const { from, kind } of edges.into(one)) if (kind === 'flow') above.add(from);
    if (above.size > MAX_ABOVE) break;
  }
  known.set(table, above);
  return above;
}
