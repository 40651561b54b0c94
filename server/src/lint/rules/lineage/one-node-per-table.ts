import { LineIndex } from '../../../base/line-index.ts';
import { readFlowchart } from '../../../syntax/mermaid/read-flowchart.ts';
import { mergeNodes } from '../../fixes/topology/merge-nodes.ts';
import { doublesIn } from '../../lineage/doubles.ts';
import { judgedTopology } from '../../lineage/judge-topology.ts';
import { shop } from '../../lineage/lineage-example.ts';
import { defineRule, type Fix, type WorkspaceReport } from '../../rule.ts';

type Messages = 'double' | 'first';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'one-node-per-table',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A table has one node in a topology.',
    explanation:
      'Two nodes for one table share its edges between them, so that neither shows all that a change reaches. They stand for the same table where both have its name, as `orders` and `A[orders]`, where one is called as the database calls it, or where clicks bind both to it. The quick-fix makes the second one the first, wherever it is named; names that several contracts give to different tables are left alone.',
    examples: [
      {
        title: 'The same table by its id and by its label',
        bad: shop('  orders --> stg_orders\n  A[stg_orders] --> fct_revenue\n'),
        good: shop('  orders --> stg_orders\n  stg_orders --> fct_revenue\n'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['topology'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      double: 'Two nodes stand for the table `{table}`: this one and `{first}`.',
      first: '`{table}` is here, too.',
    },
    fixes: { merge: 'Make it one node with `{first}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    const judged = judgedTopology(visit);
    for (const { node, first, table } of judged === undefined ? [] : doublesIn(judged)) {
      const { place } = first.name;
      const data = { first: first.name.text, line: place.line, start: place.start };
      yield {
        ...{ messageId: 'double', place: node.name.place, data },
        params: { first: first.name.text, table },
        elsewhere: [{ uri: visit.uri, place, messageId: 'first', params: { table } }],
      };
    }
  },
  fixText({ data, range }, text): readonly Fix[] {
    const chart = readFlowchart(text);
    const { line, start } = data ?? {};
    if (chart === undefined || chart.problems.length > 0) return [];
    if (typeof line !== 'number' || typeof start !== 'number') return [];
    const at = new LineIndex(text).startOf(line) + start;
    const idAt = (offset: number): string | undefined =>
      chart.mentions.find((one) => one.start === offset)?.id;
    const [first, second] = [idAt(at), idAt(range.start)];
    if (first === undefined || second === undefined) return [];
    const edits = mergeNodes(text, chart, second, first);
    return [{ title: 'merge', params: { first: data?.first ?? '' }, edits, safety: 'unsafe' }];
  },
});
