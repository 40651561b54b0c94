import { listed } from '../../dead-end.ts';
import { builtModels, wrongBuild } from '../../governance/built-models.ts';
import { demandedBy } from '../../governance/demand.ts';
import { defineRule, type Fix, type WorkspaceReport } from '../../rule.ts';

type Messages = 'differs' | 'folder';

const naming = '{ "layers": { "staging": { "prefix": "stg_", "materialization": "view" } } }\n';
const model = (materialized: string): string =>
  `{{ config(materialized='${materialized}') }}\n\nselect 1 as order_id\n`;
const project = (materialized: string): Readonly<Record<string, string>> => ({
  'specs/governance/naming.json': naming,
  'implementation/dbt_project/dbt_project.yml': `name: shop
models:
  shop:
    staging:
      +materialized: ${materialized}
`,
  'implementation/dbt_project/models/staging/stg_orders.sql': 'select 1 as order_id\n',
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'layer-materialization',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A dbt model is built as the naming policy says of its layer.',
    explanation:
      'A model is in the layer of the innermost folder below `models` that [naming.json](../governance.md) names, or else in the one whose prefix it has. Its `materialization` says how its models are built: staging as views costs nothing, marts as tables answer quickly. Alternatives are divided by `|`; where the `Write mode` of the tier says that runs merge or append, `incremental` is a way to build a table. The rule looks at `config(materialized=...)` in the model, at `config` in the YAML about it, and at `+materialized` in `dbt_project.yml`, for the models that take it from there.',
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
      {
        title: 'A whole folder of them',
        bad: project('table'),
        good: project('view'),
      },
    ],
    standards: [],
    files: ['dbt-model', 'dbt-properties', 'dbt-project'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      differs:
        '`{written}` is not how models of this layer are built: `{rule}` demands {values} ({policy}).',
      folder:
        '`{written}` is how `{name}` is built, which takes it from here: `{rule}` demands {values} ({policy}).',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    const { governed, uri, workspace } = visit;
    const policies = workspace.policies(uri, undefined);
    const models = builtModels(visit);
    const judged = models.map((model) => ({ model, wrong: wrongBuild(model, policies) }));
    const said = new Set<unknown>();
    for (const { model, wrong } of judged) {
      const { how, name } = model;
      // One word of a project is said of many models.
      if (wrong === undefined || said.has(how)) continue;
      said.add(how);
      const { stated, layer, ways } = wrong;
      const { demand, params } = demandedBy(stated.at, `layers.${layer}.materialization`);
      const together = judged.filter((one) => one.model.how === how);
      const isClear = together.every((one) => one.wrong?.stated === stated);
      yield {
        messageId: governed?.kind === 'dbt-project' ? 'folder' : 'differs',
        params: { ...params, written: how.text, name, values: listed(ways) },
        place: how.place,
        demand,
        data: { written: how.text, ...(isClear && { values: ways.join('|') }) },
      };
    }
  },
  fixText({ range, data }, text): readonly Fix[] {
    const { written, values } = data ?? {};
    if (typeof written !== 'string' || typeof values !== 'string') return [];
    const start = text.indexOf(written, range.start);
    if (start === -1 || start > range.end) return [];
    return values.split('|').map((value) => ({
      title: 'replace',
      params: { value },
      edits: [{ range: { start, end: start + written.length }, newText: value }],
      safety: 'unsafe',
    }));
  },
});
