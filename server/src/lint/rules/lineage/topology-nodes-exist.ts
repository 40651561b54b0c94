import { bindNode } from '../../fixes/topology/bind-node.ts';
import { contractFile } from '../../fixes/topology/contract-file.ts';
import { changeTopology } from '../../fixes/topology/change-topology.ts';
import { editFlowchart } from '../../fixes/topology/edit-flowchart.ts';
import { changeData, pathIn } from '../../fixes/topology/topology-change.ts';
import { judgedFlowcharts } from '../../lineage/judge-topology.ts';
import { contractUri, linkTo } from '../../lineage/contract-paths.ts';
import { shop } from '../../lineage/lineage-example.ts';
import { defineRule, type Fix, type WorkspaceReport } from '../../rule.ts';

type Messages = 'unknown' | 'similar';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'topology-nodes-exist',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The nodes of a topology are tables that contracts or dbt know.',
    explanation:
      'A node stands for the table that it is called like: an object of a contract, a dbt model, a table of a dbt source, an asset, or a contract or product as a whole. Its name is its id, or its label where that is one word and the id says nothing, as in `A[orders]`. `click orders_eu href "../contracts/orders.odcs.yaml"` binds a node to a contract, whatever it is called; `#orders` behind the path names the table. What a contract or model names as its source is known, too. Systems, steps and dashboards get a label of several words, `crm[Customer relations]`, and are left alone. A picture with more unknown tables than known ones is a plan: there only misspelt names are reported. Of a page below `specs` each fence is a picture of its own, and left alone where fewer than every second name is known.',
    examples: [
      {
        title: 'A misspelt table',
        bad: shop('  orders --> stg_orders\n  stg_orders --> fct_revenu\n'),
        good: shop('  orders --> stg_orders\n  stg_orders --> fct_revenue\n'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['topology', 'canvas', 'tiering', 'macro-library'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      unknown:
        'No contract, dbt model, source or asset has a table `{name}`. If it is no table, give the node a label of several words.',
      similar:
        'No contract, dbt model, source or asset has a table `{name}`. Is `{similar}` meant?',
    },
    fixes: {
      replace: 'Call it `{value}`',
      bind: 'Bind it to the contract of `{value}`',
      create: 'Create a contract for `{name}`',
    },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const { unknown, edges, known } of judgedFlowcharts(visit))
      for (const { node, similar, change } of unknown) {
        const { text: name, place } = node.name;
        const isSource = !edges.isTarget(similar ?? name);
        const create = contractUri(visit.uri, name, { within: node.node.within, isSource });
        const table = similar === undefined ? undefined : known.named(similar);
        const link = table && linkTo(table, visit);
        const data = {
          ...{ name, create, ...changeData(visit.uri, change) },
          ...(similar !== undefined && { similar }),
          ...(link !== undefined && { link }),
        };
        yield similar === undefined
          ? { messageId: 'unknown', params: { name }, place, data }
          : { messageId: 'similar', params: { name, similar }, place, data };
      }
  },
  fixText({ data, range }, text): readonly Fix[] {
    const { name, similar: value, link, create } = data ?? {};
    if (typeof name !== 'string') return [];
    const fixes: Fix[] = [];
    if (typeof value === 'string') {
      const edits = editFlowchart(text, pathIn(data), range.start, (chart) =>
        changeTopology(chart, { rename: [[name, value]] }),
      );
      if (edits.length > 0)
        fixes.push({ title: 'replace', params: { value }, edits, safety: 'unsafe' });
      const bound =
        typeof link === 'string'
          ? editFlowchart(text, pathIn(data), range.start, (chart, at) => bindNode(chart, at, link))
          : [];
      if (bound.length > 0)
        fixes.push({ title: 'bind', params: { value }, edits: bound, safety: 'unsafe' });
    }
    if (typeof create === 'string') {
      const file = { uri: create, text: contractFile(name, create) };
      fixes.push({ title: 'create', params: { name }, edits: [], create: file, safety: 'unsafe' });
    }
    return fixes;
  },
});
