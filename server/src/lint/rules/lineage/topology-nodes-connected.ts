import { judgedTopology } from '../../lineage/judge-topology.ts';
import { contractOf, shop } from '../../lineage/lineage-example.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

const refunds = {
  'specs/contracts/sources/shop/refunds.odcs.yaml': contractOf('refunds'),
};

export default defineRule<'workspace', 'orphan'>({
  meta: {
    code: 'topology-nodes-connected',
    family: 'lineage',
    severity: 'info',
    since: '0.1.0',
    summary: 'Every table of a topology reads another one, or is read.',
    explanation:
      'A table without any edge, among others that have some, is either read by somebody who does not say so in a contract or model, or is delivered and paid for in vain. An edge that contracts or dbt know and the topology lacks is reported by `topology-edges-complete` instead.',
    examples: [
      {
        title: 'A source that nobody reads',
        bad: shop('  orders --> stg_orders\n  stg_orders --> fct_revenue\n  refunds\n', refunds),
        good: shop(
          '  orders --> stg_orders\n  stg_orders --> fct_revenue\n  refunds --> stg_orders\n',
          refunds,
        ),
      },
    ],
    standards: [],
    files: ['topology'],
    cost: 'idle',
    asksAll: true,
    fixable: 'no',
    messages: {
      orphan:
        '`{name}` has no edge: contracts and dbt tie it to none of the tables that are shown here.',
    },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<'orphan'>> {
    for (const { name } of judgedTopology(visit)?.orphans ?? [])
      yield { messageId: 'orphan', params: { name: name.text }, place: name.place };
  },
});
