import { bindNode } from '../../fixes/topology/bind-node.ts';
import { contractIn } from '../../fixes/topology/contract-file.ts';
import { changeTopology } from '../../fixes/topology/change-topology.ts';
import { editFlowchart } from '../../fixes/topology/edit-flowchart.ts';
import { labelNode } from '../../fixes/topology/label-node.ts';
import { changeData, pathIn } from '../../fixes/topology/topology-change.ts';
import { judgedFlowcharts } from '../../lineage/judge-topology.ts';
import { linkTo } from '../../lineage/contract-paths.ts';
import { newContract } from '../../lineage/new-contract.ts';
import { shop } from '../../lineage/lineage-example.ts';
import { isOfLayer } from '../../lineage/topology-nodes.ts';
import { defineRule, type Fix, type WorkspaceReport } from '../../rule.ts';

type Messages = 'unknown' | 'gone' | 'similar';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'topology-nodes-exist',
    family: 'lineage',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The nodes of a topology are tables that contracts or dbt know.',
    explanation:
      'A node stands for the table that it is called like: an object of a contract, a dbt model, a table of a dbt source, an asset, or a contract or product as a whole. Its name is its id, or its label where that is one word and the id says nothing, as in `A[orders]`. `click orders_eu href "../contracts/orders.odcs.yaml"` binds a node to a contract, whatever it is called; `#orders` behind the path names the table. Or it is its label, where nobody knows the id, as in `src_orders[orders]`. What a contract or model names as its source is known, too.\n\nSystems, steps and dashboards are left alone. An unknown node is one of them if it has a label other than its id, as `crm[CRM]` and `board[Weekly sales]` (names that begin with `stg_`, `int_`, `fct_`, `fact_`, `dim_` or `mart_` count as tables all the same), one of the classes `external`, `system`, `step` and `dashboard`, a click that leads to anything but a contract, or a shape such as `{diamond}`, `((circle))` and `{{hexagon}}`. So are domains, systems, and whatever hangs together with no table at all, such as a legend. A picture with more unknown tables than known ones is a plan: there only misspelt names are reported. Of a page below `specs` each fence is a picture of its own, and left alone where fewer than every second name is known.',
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
        'No contract, dbt model, source or asset has a table `{name}`. If it is no table, say by a label what it is: `{name}[...]`.',
      gone: 'No contract, dbt model, source or asset has a table `{name}`.',
      similar:
        'No contract, dbt model, source or asset has a table `{name}`. Is `{similar}` meant?',
    },
    fixes: {
      replace: 'Call it `{value}`',
      bind: 'Bind it to the contract of `{value}`',
      label: '`{name}` is no table: give it a label in words',
      create: 'Create a contract for `{name}`',
    },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const { unknown, edges, known } of judgedFlowcharts(visit))
      for (const { node, similar, isShown, change } of unknown) {
        const { text: name, place } = node.name;
        const isSource = !edges.isTarget(similar ?? name);
        const create = newContract({ name, within: node.node.within, isSource }, visit);
        const table = similar === undefined ? undefined : known.named(similar);
        const link = table && !isShown ? linkTo(table, visit) : undefined;
        const data = {
          ...{ name, ...changeData(visit.uri, change) },
          ...(create !== undefined && { create: JSON.stringify(create) }),
          ...(similar !== undefined && { similar }),
          ...(link !== undefined && { link }),
        };
        const messageId = isOfLayer(name) ? 'gone' : 'unknown';
        yield similar === undefined
          ? { messageId, params: { name }, place, data }
          : { messageId: 'similar', params: { name, similar }, place, data };
      }
  },
  fixText({ messageId, data, range }, text): readonly Fix[] {
    const { name, similar: value, link } = data ?? {};
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
    if (messageId === 'unknown') {
      const edits = editFlowchart(text, pathIn(data), range.start, labelNode);
      if (edits.length > 0)
        fixes.push({ title: 'label', params: { name }, edits, safety: 'unsafe' });
    }
    const create = contractIn(data);
    if (create !== undefined)
      fixes.push({ title: 'create', params: { name }, edits: [], create, safety: 'unsafe' });
    return fixes;
  },
});
