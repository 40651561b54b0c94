import { fixTopology } from '../../fixes/topology/fix-topology.ts';
import { changeData } from '../../fixes/topology/topology-change.ts';
import { listed } from '../../dead-end.ts';
import { judgedFlowcharts } from '../../lineage/judge-topology.ts';
import type { JudgedTopology } from '../../lineage/judged-topology.ts';
import { contractOf, shop } from '../../lineage/lineage-example.ts';
import { changeOfUnconfirmed } from '../../lineage/meant-topology.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'unconfirmed' | 'reversed';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'topology-edges-confirmed',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An edge of a topology is confirmed by a contract, dbt, an asset or a data product.',
    explanation:
      'Diagrams of lineage rot: somebody rewrites a model, and the arrow stays. An edge counts where `transformSourceObjects` of a contract, `ref` or `source` of a dbt model, the inputs of an asset or the ports of a data product say the same, also through tables that the topology leaves out, or where a relationship ties both tables together. Where nobody says what a table is made of, the picture is the only one that does, and nothing is reported.',
    examples: [
      {
        title: 'An edge that is no longer true',
        bad: shop('  orders --> stg_orders --> fct_revenue\n  orders --> fct_revenue\n', {
          'specs/contracts/sources/shop/orders.odcs.yaml': ordersWith('orders'),
          'specs/contracts/sources/shop/staged.odcs.yaml': ordersWith('stg_orders'),
        }),
        good: shop('  orders --> stg_orders --> fct_revenue\n', {
          'specs/contracts/sources/shop/orders.odcs.yaml': ordersWith('orders'),
          'specs/contracts/sources/shop/staged.odcs.yaml': ordersWith('stg_orders'),
        }),
        fixed: true,
      },
    ],
    standards: [],
    files: ['topology', 'canvas', 'tiering', 'macro-library'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      unconfirmed:
        'No contract, dbt model, asset or data product says that `{to}` is made of `{from}`: they say that it reads {reads}.',
      reversed: 'The edge points the wrong way: `{from}` is made of `{to}`.',
    },
    fixes: { remove: 'Remove the edge', turn: 'Turn the edge round' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const judged of judgedFlowcharts(visit))
      for (const unconfirmed of judged.unconfirmed) {
        const { edge, isReversed } = unconfirmed;
        const [from, to] = [edge.from.text, edge.to.text];
        const { place } = edge.from;
        const data = changeData(visit.uri, changeOfUnconfirmed(unconfirmed));
        yield isReversed
          ? { messageId: 'reversed', params: { from, to }, place, data }
          : {
              ...{ messageId: 'unconfirmed', place, data },
              params: { from, to, reads: readBy(to, judged) },
            };
      }
  },
  fixText(finding, text) {
    return fixTopology(finding, text, finding.messageId === 'reversed' ? 'turn' : 'remove');
  },
});

function readBy(name: string, judged: JudgedTopology): string {
  const node = judged.nodes.find((one) => one.name.text === name);
  const reads = node?.tables.flatMap(({ key }) => judged.known.readsOf(key)) ?? [];
  return listed([...new Set(reads.map(({ key }) => key))].slice(0, 5));
}

function ordersWith(table: string): string {
  return contractOf(table, table === 'orders' ? undefined : 'orders');
}
