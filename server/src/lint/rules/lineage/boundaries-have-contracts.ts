import { contractIn } from '../../fixes/topology/contract-file.ts';
import { crossingsIn } from '../../lineage/crossings.ts';
import { judgedTopology } from '../../lineage/judge-topology.ts';
import { contractOf, shop } from '../../lineage/lineage-example.ts';
import { newContract } from '../../lineage/new-contract.ts';
import { defineRule, type Fix, type WorkspaceReport } from '../../rule.ts';

type Messages = 'crossing';

const margin = {
  'specs/contracts/data-products/finance/margin.odcs.yaml': contractOf(
    'fct_margin',
    'stg_orders',
    'finance',
  ),
};
const picture = `  subgraph sales
    orders --> stg_orders --> fct_revenue
  end
  stg_orders --> fct_margin
`;

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'boundaries-have-contracts',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'What a domain reads of another one is promised by a contract.',
    explanation:
      'Within a domain people may change their tables as they like. Who reads a table of another domain that no contract promises depends on something that may be gone tomorrow, and its owner does not know. The domain of a table is that of its contract, or else that of the subgraph around its node, where it is titled like the domain of a contract in the same topology. Write a contract for the table, or read one that has a contract.',
    examples: [
      {
        title: 'Another domain reads a staging table',
        bad: shop(picture, margin),
        good: shop(picture, {
          ...margin,
          'specs/contracts/data-products/sales/staged.odcs.yaml': contractOf(
            'stg_orders',
            'orders',
          ),
        }),
      },
    ],
    standards: [],
    files: ['topology'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      crossing:
        '`{to}` of the domain {reader} reads `{from}` of the domain {domain}, which no contract promises.',
    },
    fixes: { create: 'Create a contract for `{from}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    const judged = judgedTopology(visit);
    for (const { edge, from: node, domain, reader } of judged === undefined
      ? []
      : crossingsIn(judged)) {
      const [from, to] = [edge.from.text, edge.to.text];
      const [table] = node.tables;
      const asked = { name: table?.key ?? from, within: [], isSource: false, domain, table };
      const create = newContract(asked, visit);
      const data = { from, ...(create !== undefined && { create: JSON.stringify(create) }) };
      const params = { from, to, domain, reader };
      yield { messageId: 'crossing', params, place: edge.from.place, data };
    }
  },
  fixText({ data }): readonly Fix[] {
    const from = data?.from ?? '';
    const create = contractIn(data);
    if (create === undefined) return [];
    return [{ title: 'create', params: { from }, edits: [], create, safety: 'unsafe' }];
  },
});
