import type { PhaseId, PhaseInput } from '../../../../server/src/agent/phase.ts';
import type { ModelAnswer } from '../../../../server/src/agent/language-model.ts';
import { propose, say } from '../scripted-model.ts';
import { churnFiles, type WorldFiles } from '../test-world.ts';

/** A wrong answer as models give them, and the right one, which the script gives as soon as it is told what is wrong. */
export interface Mistake {
  readonly name: string;
  readonly phase: PhaseId;
  readonly input: PhaseInput;
  /** Files that differ from the example. */
  readonly files: WorldFiles;
  /** Of those, as git has them. */
  readonly before?: WorldFiles;
  /** A folder that is taken out of the example. */
  readonly without?: string;
  /** In order, until the model is told; the last is repeated. */
  readonly bad: readonly (() => Partial<ModelAnswer>)[];
  /** What the feedback has to say; a model that is not told this cannot know. */
  readonly told: RegExp;
  readonly good: () => Partial<ModelAnswer>;
}

const PROJECT = 'implementation/dbt_project';
const FCT = `${PROJECT}/models/marts/customer_success/fct_churn.sql`;
const STAGE = `${PROJECT}/models/staging/customer_success/stg_customers.sql`;
const CALCULATION = `${PROJECT}/models/intermediate/customer_success/int_churn_calculation.sql`;
const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const done = { open: [], summary: 'Done.' };

function textOf(path: string): string {
  return churnFiles[path] ?? '';
}

/** Replaces what is there for sure. */
function put(text: string, find: string, replace: string): string {
  if (!text.includes(find)) throw new Error(`There is no ${find}`);
  return text.replace(find, () => replace);
}

function file(path: string, text: string): () => Partial<ModelAnswer> {
  return () => propose({ files: [{ path, text }], ...done });
}

/** `fct_churn` without its query, and answers to it. */
function mart(name: string, find: string, replace: string, told: RegExp): Mistake {
  return martAnswer(name, [file(FCT, put(textOf(FCT), find, replace))], told);
}

function martAnswer(name: string, bad: Mistake['bad'], told: RegExp): Mistake {
  return {
    ...{ name, bad, told },
    ...{ phase: 'implement-logic', input: { model: 'fct_churn' }, files: { [FCT]: '' } },
    good: file(FCT, textOf(FCT)),
  };
}

const marts: readonly Mistake[] = [
  mart(
    'a column by another name',
    'as churned_at,',
    'as churn_at,',
    /lacks the column `churned_at`/,
  ),
  mart(
    'a column of another type',
    'churn_calculation.tenure_months,',
    "'long' as tenure_months,",
    /line 28.*`tenure_months` is VARCHAR/,
  ),
  mart(
    'a column too few',
    '        churn_calculation.failed_charge_count,\n',
    '',
    /lacks the column `failed_charge_count`/,
  ),
  mart(
    'a column too many',
    'churn_calculation.is_churned,',
    'churn_calculation.is_churned,\n        1 as extra_score,',
    /`extra_score`.* is not in the contract/,
  ),
  mart('a model that is made up', "ref('fct_mrr')", "ref('fct_revenue')", /`fct_revenue`/),
  mart(
    'a column of an input that is made up',
    'churn_calculation.tenure_months,',
    'churn_calculation.tenure_weeks as tenure_months,',
    /tenure_weeks/,
  ),
  mart(
    'SQL that cannot be read',
    'select * from final',
    'select * from final where (',
    /error:.*\[parse\]/,
  ),
  mart(
    'a mark that is left',
    '        churn_calculation.tenure_months,',
    '        -- TODO(dataengos): tenure_months: later\n        cast(null as integer) as tenure_months,',
    /not finished|TODO/,
  ),
  mart(
    'a rule that is turned round',
    'churn_calculation.is_churned,',
    'not churn_calculation.is_churned as is_churned,',
    /rows differ/,
  ),
  mart(
    'a mart that reads a source',
    "{{ ref('fct_mrr') }}",
    "{{ source('stripe', 'subscriptions') }}",
    /warning:.*\[layers-depend-downwards\]/,
  ),
  martAnswer(
    'files by another field',
    [() => propose({ files: [{ name: FCT, content: 'select 1' }], ...done })],
    /path/,
  ),
  martAnswer('nothing but a summary', [() => propose({ summary: 'All done!' })], /open/),
  martAnswer(
    'prose in place of a call',
    [() => say(`Here is the query:\n\`\`\`sql\n${textOf(FCT)}\`\`\``)],
    /calling `propose`/,
  ),
  martAnswer(
    'the settings of the project beside the query',
    [
      () =>
        propose({
          files: [
            { path: FCT, text: textOf(FCT) },
            { path: `${PROJECT}/dbt_project.yml`, text: 'name: x\n' },
          ],
          ...done,
        }),
    ],
    /dbt_project\.yml" may not be written/,
  ),
  martAnswer(
    'a path out of the workspace',
    [file(`../../${FCT}`, textOf(FCT))],
    /may not be written.*These may be: "implementation/,
  ),
  martAnswer(
    'an edit of a text that is there twice',
    [() => propose({ edits: [{ path: FCT, find: 'null', replace: '0' }], ...done })],
    /occurs more than once/,
  ),
  martAnswer(
    'two mistakes, one after the other',
    [
      file(FCT, put(textOf(FCT), "ref('fct_mrr')", "ref('fct_revenue')")),
      file(FCT, put(textOf(FCT), 'as churned_at,', 'as churn_at,')),
    ],
    /lacks the column `churned_at`/,
  ),
  {
    ...martAnswer(
      'a mistake that is made again and again',
      [file(FCT, put(textOf(FCT), 'as churned_at,', 'as churn_at,'))],
      /the model is never told this/,
    ),
  },
];

const others: readonly Mistake[] = [
  {
    name: 'a sensitive column without its macro',
    phase: 'implement-logic',
    input: { model: 'stg_customers' },
    files: { [STAGE]: put(textOf(STAGE), 'is_delinquent', 'is_late') },
    bad: [file(STAGE, put(textOf(STAGE), "{{ hash_pii('customers.email') }}", 'customers.email'))],
    told: /error:.*\[sql-treats-sensitive-columns\]/,
    good: file(STAGE, textOf(STAGE)),
  },
  {
    name: 'an intermediate model without a column that others read',
    phase: 'implement-logic',
    input: { model: 'int_churn_calculation' },
    files: { [CALCULATION]: '' },
    bad: [file(CALCULATION, put(textOf(CALCULATION), 'as tenure_months', 'as tenure'))],
    told: /tenure_months/,
    good: file(CALCULATION, textOf(CALCULATION)),
  },
  {
    name: 'a contract that is no YAML any more',
    phase: 'fix',
    input: { path: CHARGES },
    files: { [CHARGES]: `${textOf(CHARGES)}unknownField: 1\n` },
    bad: [file(CHARGES, `${textOf(CHARGES)}  - [broken\n`)],
    told: /error:/,
    good: file(CHARGES, textOf(CHARGES)),
  },
  {
    name: 'a fix that breaks readers',
    phase: 'fix',
    input: { path: CHARGES },
    files: { [CHARGES]: `${textOf(CHARGES)}unknownField: 1\n` },
    bad: [file(CHARGES, put(textOf(CHARGES), 'logicalType: integer', 'logicalType: string'))],
    told: /Readers of an active contract may fail/,
    good: file(CHARGES, textOf(CHARGES)),
  },
  {
    name: 'an explanation by another field',
    phase: 'explain',
    input: { what: 'churn_report' },
    files: {},
    bad: [() => propose({ answer: 'It is about churn.' })],
    told: /text/,
    good: () => propose({ text: 'It says who left, and why.' }),
  },
  {
    name: 'an explanation without a call',
    phase: 'explain',
    input: { what: 'charges -> fct_churn' },
    files: {},
    bad: [() => say('It flows.')],
    told: /calling `propose`/,
    good: () => propose({ text: 'Charges that fail are counted by customer and month.' }),
  },
  ...(
    [
      ['a comment beyond the end', { path: CHARGES, line: 99_999 }, /has \d+ lines only/],
      [
        'a comment on a file that is not there',
        { path: 'specs/no.yaml', line: 1 },
        /no file that can be/,
      ],
    ] as const
  ).map(([name, place, told]): Mistake => {
    const comment = { severity: 'warning', message: 'Say why.' };
    return {
      ...{ name, told, phase: 'review', input: {}, before: { [CHARGES]: textOf(CHARGES) } },
      files: { [CHARGES]: put(textOf(CHARGES), 'required: true', 'required: false') },
      bad: [() => propose({ comments: [{ ...place, ...comment }], summary: 'See there.' })],
      good: () =>
        propose({ comments: [{ path: CHARGES, line: 2, ...comment }], summary: 'See there.' }),
    };
  }),
];

/** Answers to phases whose draft is good as it is. */
const specifications: readonly Mistake[] = [
  {
    name: 'a canvas in prose',
    phase: 'shape-spec',
    input: { idea: 'How long do customers wait for support?', product: 'support_waiting' },
    files: {},
    bad: [() => say('# Support waiting')],
    told: /calling `propose`/,
    good: () => propose({ files: [], ...done }),
  },
  {
    name: 'a contract at another place',
    phase: 'write-contract',
    input: { name: 'refund_report', domain: 'finance', sources: 'stripe_charges' },
    files: {},
    bad: [file(CHARGES, textOf(CHARGES))],
    told: /charges\.odcs\.yaml" may not be written/,
    good: () => propose({ files: [], ...done }),
  },
  {
    name: 'macros beside the models of a scaffold',
    phase: 'scaffold-pipeline',
    input: { contract: 'churn_report' },
    files: {},
    without: 'implementation',
    bad: [file(`${PROJECT}/macros/hash_pii.sql`, 'x')],
    told: /hash_pii\.sql" may not be written/,
    good: () => propose({ files: [], ...done }),
  },
];

/** What models do wrong, over all phases. */
export const mistakes: readonly Mistake[] = [...marts, ...others, ...specifications];
