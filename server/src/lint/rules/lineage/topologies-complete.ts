import { fixTopology } from '../../fixes/topology/fix-topology.ts';
import { together } from '../../fixes/topology/topology-change.ts';
import { judgedTopology } from '../../lineage/judge-topology.ts';
import { contractOf, shop } from '../../lineage/lineage-example.ts';
import type { ScopedTable } from '../../lineage/topology-scope.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceVisit } from '../../workspace-view.ts';

type Messages = 'object' | 'model' | 'many' | 'declared';

/** More than these are named in one finding: whoever drew a part of the picture knows it. */
const ENOUGH = 10;
/** More than these nobody wants in a picture at once. */
const MAX_ADDED = 200;

const refunds = {
  'specs/contracts/data-products/sales/refunds.odcs.yaml': contractOf('fct_refunds', 'stg_orders'),
};

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'topologies-complete',
    family: 'lineage',
    severity: 'info',
    since: '0.1.0',
    summary: 'A topology shows all tables of its domain.',
    explanation:
      '`specs/pipelines/topology.mermaid` shows the whole mesh, `specs/pipelines/finance/topology.mermaid` the domain finance: the objects of its contracts, by their field `domain`, and the dbt models in folders of that name. Contracts that are drafts, proposed or retired need not be there. Models are asked for only where the topology shows some that no contract promises: a picture of what contracts promise may leave out how it is made. The quick-fix adds the node next to one that is like it, in its subgraph and shape, with its edges.',
    examples: [
      {
        title: 'A new contract',
        bad: shop('  orders --> stg_orders\n  stg_orders --> fct_revenue\n', refunds),
        good: shop(
          '  orders --> stg_orders\n  stg_orders --> fct_revenue\n  stg_orders --> fct_refunds\n',
          refunds,
        ),
        fixed: true,
      },
    ],
    standards: [],
    files: ['topology'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      object: 'The table `{name}` is missing in this topology: a contract promises it.',
      model: 'The dbt model `{name}` is missing in this topology.',
      many: '{count} tables are missing in this topology, among them {names}.',
      declared: '`{name}` is declared here.',
    },
    fixes: {
      add: 'Add `{name}` with its edges',
      'add-all': 'Add all {count} tables with their edges',
    },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    const judged = judgedTopology(visit);
    const place = judged?.file.header;
    if (judged === undefined || place === undefined || judged.missing.length === 0) return;
    const { missing } = judged;
    if (missing.length > MAX_ADDED) {
      yield { messageId: 'many', params: many(missing), place };
      return;
    }
    const changes = judged.additions();
    if (missing.length > ENOUGH) {
      const change = JSON.stringify(together([...changes.values()]));
      yield { messageId: 'many', params: many(missing), place, data: { ...many(missing), change } };
      return;
    }
    for (const [one, change] of changes) {
      const params = { name: one.table.key };
      const data = { ...params, change: JSON.stringify(change) };
      const elsewhere = declarations(one, visit);
      const messageId = one.isModel ? 'model' : 'object';
      yield { messageId, params, place, data, ...(elsewhere.length > 0 && { elsewhere }) };
    }
  },
  fixText(finding, text) {
    const { name, count } = finding.data ?? {};
    return name === undefined
      ? fixTopology(finding, text, 'add-all', { count: count ?? 0 })
      : fixTopology(finding, text, 'add', { name });
  },
});

function many(missing: readonly ScopedTable[]): { readonly count: number; readonly names: string } {
  const names = missing.slice(0, 5).map(({ table }) => `\`${table.key}\``);
  return { count: missing.length, names: names.join(', ') };
}

function declarations(
  { table }: ScopedTable,
  { uri: own }: WorkspaceVisit,
): NonNullable<WorkspaceReport['elsewhere']> {
  return table.contracts
    .filter(({ uri }) => uri !== own)
    .map(({ uri, flows }) => ({
      ...{ uri, place: flows.place, messageId: 'declared', params: { name: table.key } },
    }));
}
