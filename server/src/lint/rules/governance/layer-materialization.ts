import { demandedBy } from '../../governance/demand.ts';
import { layerOfModel } from '../../governance/layers.ts';
import { defineRule, nothing, type Fix, type WorkspaceReport } from '../../rule.ts';

const naming = '{ "layers": { "staging": { "prefix": "stg_", "materialization": "view" } } }\n';
const model = (materialized: string): string =>
  `{{ config(materialized='${materialized}') }}\n\nselect 1 as order_id\n`;

export default defineRule<'workspace', 'differs'>({
  meta: {
    code: 'layer-materialization',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A dbt model is built as the naming policy says of its layer.',
    explanation:
      'A model is in the layer of the innermost folder below `models` that [naming.json](../governance.md) names, or else in the one whose prefix it has. Its `materialization` says how its models are built: staging as views costs nothing, marts as tables answer quickly. The rule looks at `config(materialized=...)` in the model. A model without it takes what `dbt_project.yml` says of its folder.',
    examples: [
      {
        title: 'A staging model as a table',
        bad: {
          'specs/governance/naming.json': naming,
          'implementation/dbt_project/models/staging/stg_orders.sql': model('table'),
        },
        good: {
          'specs/governance/naming.json': naming,
          'implementation/dbt_project/models/staging/stg_orders.sql': model('view'),
        },
      },
    ],
    standards: [],
    files: ['dbt-model'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      differs:
        '`{written}` is not how models of this layer are built: `{rule}` demands `{value}` ({policy}).',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  check({ governed, uri, workspace }): readonly WorkspaceReport<'differs'>[] {
    if (governed?.kind !== 'dbt-model') return nothing;
    const { materialized, name } = governed.model;
    const policies = workspace.policies(uri, undefined);
    const layer = layerOfModel(name, uri, policies) ?? '';
    const wanted = policies.naming?.layers.get(layer)?.materialization;
    if (materialized === undefined || wanted === undefined) return nothing;
    if (materialized.text === wanted.value) return nothing;
    const { demand, params } = demandedBy(wanted.at, `layers.${layer}.materialization`);
    const written = materialized.text;
    return [
      {
        messageId: 'differs',
        params: { ...params, written, value: wanted.value },
        place: materialized.place,
        demand,
        data: { written, value: wanted.value },
      },
    ];
  },
  fixText({ range, data }, text): readonly Fix[] {
    const { written, value } = data ?? {};
    if (typeof written !== 'string' || typeof value !== 'string') return [];
    const start = text.indexOf(written, range.start);
    if (start === -1 || start > range.end) return [];
    const edits = [{ range: { start, end: start + written.length }, newText: value }];
    return [{ title: 'replace', params: { value }, edits, safety: 'unsafe' }];
  },
});
