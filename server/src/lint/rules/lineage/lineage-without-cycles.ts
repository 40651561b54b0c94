import { fixTopology } from '../../fixes/topology/fix-topology.ts';
import { judgedTopology } from '../../lineage/judge-topology.ts';
import { contractOf, shop } from '../../lineage/lineage-example.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'cycle' | 'edge';

/** A longer way is cut: its edges are beside the finding. */
const SHOWN = 12;

const chain = '  orders --> stg_orders --> fct_revenue\n';
const plans = {
  'specs/contracts/data-products/sales/plans.odcs.yaml': contractOf('fct_plans', 'fct_goals'),
};

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'lineage-without-cycles',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'No table of a topology is made of itself.',
    explanation:
      'Tables that are made of each other have no order in which they can be built: dbt refuses them, and an orchestrator waits for ever. The finding names the shortest way round; each of its edges is listed beside it. A table that is carried on from its own last state, such as an incremental model, has no edge for that: the quick-fix removes one from a table to itself.',
    examples: [
      {
        title: 'Two tables made of each other',
        bad: shop(`${chain}  fct_goals --> fct_plans --> fct_goals\n`, {
          ...plans,
          'specs/contracts/data-products/sales/goals.odcs.yaml': contractOf(
            'fct_goals',
            'fct_plans',
          ),
        }),
        good: shop(`${chain}  stg_orders --> fct_goals --> fct_plans\n`, {
          ...plans,
          'specs/contracts/data-products/sales/goals.odcs.yaml': contractOf(
            'fct_goals',
            'stg_orders',
          ),
        }),
      },
    ],
    standards: [],
    files: ['topology'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      cycle: 'The lineage goes round in a circle: {path}.',
      edge: '`{to}` is made of `{from}` here.',
    },
    fixes: { remove: 'Remove the edge' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const cycle of judgedTopology(visit)?.cycles ?? []) {
      const [first] = cycle;
      if (first === undefined) continue;
      const names = cycle.map(({ from }) => `\`${from.text}\``);
      const shown = names.length > SHOWN ? [...names.slice(0, SHOWN), '…'] : names;
      const path = [...shown, `\`${first.from.text}\``].join(' -> ');
      const elsewhere = cycle.map(({ from, to }) => ({
        ...{ uri: visit.uri, place: from.place, messageId: 'edge' },
        params: { from: from.text, to: to.text },
      }));
      const own = first.from.text;
      // Which edge of several is wrong, nobody can tell.
      const change = { removeEdges: [[own, own]] } as const;
      const data = cycle.length === 1 ? { change: JSON.stringify(change) } : undefined;
      const place = first.from.place;
      yield { messageId: 'cycle', params: { path }, place, elsewhere, ...(data && { data }) };
    }
  },
  fixText(finding, text) {
    return fixTopology(finding, text, 'remove');
  },
});
