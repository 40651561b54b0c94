import type { TierRule } from '../../../model/governance/tiering-policy.ts';
import { listed } from '../../dead-end.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { demandedBy } from '../../governance/demand.ts';
import { readersIn, type Read, type Reader } from '../../governance/reads.ts';
import { pathOfTier } from '../../governance/tiers.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'source' | 'model' | 'one-to-one-model' | 'one-to-one-source' | 'raw-table';

const policies = {
  'specs/governance/naming.json': `{
  "layers": { "staging": { "prefix": "stg_" }, "marts": { "prefix": "fct_|dim_" } }
}
`,
  'specs/governance/tiering-standards.md': `# Tiering standards

## Silver

- Layer: staging, intermediate
- Reads from: bronze, silver

## Gold

- Layer: marts
- Reads from: silver, gold
`,
};
const model = (sql: string): Readonly<Record<string, string>> => ({
  ...policies,
  'implementation/dbt_project/models/marts/fct_orders.sql': `select order_id from {{ ${sql} }}\n`,
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'layers-depend-downwards',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A model reads only what its layer may read.',
    explanation:
      'Where a mart reads a raw table, the cleaning of the staging layer is done twice, or not at all, and a change of the source breaks a dashboard. `Reads from` in `tiering-standards.md` says which tiers the models of a tier read, and `Layer` which layers belong to it; `source`, or `bronze`, allows the tables of sources. A sentence such as `Staging models are one to one with a source object` makes each of them read one source table and nothing else. The layer of a dbt model is the folder below `models`, or else the prefix of its name that `naming.json` gives to a layer; that of a node in a flowchart is its prefix, or the title of the frame around it. A table that SQL names without `source()` is no part of the lineage, so no layer reads one.',
    examples: [
      {
        title: 'A mart that reads a source',
        bad: model("source('shop', 'orders')"),
        good: model("ref('stg_orders')"),
      },
    ],
    standards: [],
    files: ['dbt-model', 'topology'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      source:
        '`{name}` is of the layer {layer} and reads the source table `{other}`: {tier} reads from {allowed} only, see `{rule}` ({policy}).',
      model:
        '`{name}` is of the layer {layer} and reads `{other}`, which is {of}: {tier} reads from {allowed} only, see `{rule}` ({policy}).',
      'one-to-one-model':
        '`{name}` reads the model `{other}`, but models of the layer {layer} read one source table and nothing else: `{rule}` ({policy}).',
      'one-to-one-source':
        '`{name}` reads `{other}` beside `{first}`, but models of the layer {layer} read one source table and nothing else: `{rule}` ({policy}).',
      'raw-table':
        '`{name}` names the table `{other}` itself, so no lineage leads to it: read it by `source()`, see `{rule}` ({policy}).',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const reader of readersIn(visit)) {
      const oneToOne = reader.tier.oneToOne?.value.includes(reader.layer) === true;
      const first = reader.reads.find(({ from }) => from === 'source');
      for (const read of reader.reads) {
        const report =
          read.from === 'raw-table'
            ? judgeTable(reader, read)
            : ((oneToOne ? judgeOneToOne(reader, read, first) : undefined) ?? judge(reader, read));
        if (report !== undefined) yield report;
      }
    }
  },
  fixText: replaceText,
});

type Judged = WorkspaceReport<Messages> | undefined;

function judgeTable({ name, tier }: Reader, { word, rather }: Read): Judged {
  const at = tier.readsFrom?.at ?? tier.at;
  const { demand, params } = demandedBy(at, pathOfTier(tier, 'Reads from'));
  const said = { ...params, name, other: word.text };
  const data = rather === undefined ? undefined : { name: word.text, value: rather };
  return {
    messageId: 'raw-table',
    params: said,
    place: word.place,
    demand,
    ...(data && { data }),
  };
}

function judgeOneToOne({ name, layer, tier }: Reader, read: Read, first: Read | undefined): Judged {
  const { word, from } = read;
  const isModel = from === 'model';
  // Models of no known tier may be seeds, which are sources of their own.
  if (isModel ? read.tier === undefined : word.text === first?.word.text) return undefined;
  const { demand, params } = demandedBy(tier.oneToOne?.at ?? tier.at, pathOfTier(tier, 'Layer'));
  const said = { ...params, name, layer, other: word.text };
  const place = word.place;
  if (isModel) return { messageId: 'one-to-one-model', params: said, place, demand };
  const more = { ...said, first: first?.word.text ?? '' };
  return { messageId: 'one-to-one-source', params: more, place, demand };
}

function judge({ name, layer, tier }: Reader, { word, from, tier: other }: Read): Judged {
  const { readsFrom } = tier;
  if (readsFrom === undefined) return undefined;
  const isSource = from === 'source';
  if (isSource ? mayReadSources(tier) : other === undefined || mayRead(tier, other))
    return undefined;
  const { demand, params } = demandedBy(readsFrom.at, pathOfTier(tier, 'Reads from'));
  const allowed = listed(readsFrom.value);
  const said = { ...params, name, layer, tier: tier.tier, other: word.text, allowed };
  return isSource
    ? { messageId: 'source', params: said, place: word.place, demand }
    : { messageId: 'model', params: { ...said, of: other?.tier ?? '' }, place: word.place, demand };
}

/** What a system delivers is bronze as soon as it is in the warehouse. */
function mayReadSources({ readsFrom }: TierRule): boolean {
  return readsFrom?.value.some((one) => one === 'source' || one === 'bronze') ?? true;
}

function mayRead({ readsFrom }: TierRule, { tier }: TierRule): boolean {
  return readsFrom?.value.includes(tier) ?? true;
}
