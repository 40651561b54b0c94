import { listed } from '../../dead-end.ts';
import { fixTopology } from '../../fixes/topology/fix-topology.ts';
import { judgedTopology } from '../../lineage/judge-topology.ts';
import { shop } from '../../lineage/lineage-example.ts';
import { changeOfLacking } from '../../lineage/meant-topology.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'missing' | 'through' | 'said';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'topology-edges-complete',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A topology draws what its tables are made of.',
    explanation:
      'Who looks at a topology to learn what a change reaches must be able to trust it. Where `transformSourceObjects` of a contract, `ref` or `source` of a dbt model or the inputs of an asset name a table that the topology shows, an edge has to lead from there. Tables in between that the topology leaves out do not count; an edge between two subgraphs stands for those of all their nodes.',
    examples: [
      {
        title: 'A table without its source',
        bad: shop('  orders --> stg_orders\n  fct_revenue\n'),
        good: shop('  orders --> stg_orders\n  fct_revenue\n  stg_orders --> fct_revenue\n'),
      },
    ],
    standards: [],
    files: ['topology'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      missing: '`{to}` is made of `{from}`, but no edge leads from there.',
      through: '`{to}` is made of `{from}` by way of {through}, but no edge leads from there.',
      said: 'Here `{read}` is named as its source.',
    },
    fixes: { add: 'Draw the edge from `{from}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const lacking of judgedTopology(visit)?.lacking ?? []) {
      const { from: source, to: target, by } = lacking;
      const [from, to] = [source.name.text, target.name.text];
      const change = JSON.stringify(changeOfLacking(lacking));
      const { uri, place, key: read } = by.read;
      const report = {
        place: target.name.place,
        data: { change, from },
        elsewhere: [{ uri, place, messageId: 'said', params: { read } }],
      };
      yield by.through.length === 0
        ? { ...report, messageId: 'missing', params: { from, to } }
        : { ...report, messageId: 'through', params: { from, to, through: listed(by.through) } };
    }
  },
  fixText(finding, text) {
    return fixTopology(finding, text, 'add', { from: finding.data?.from ?? '' });
  },
});
