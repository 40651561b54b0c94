import type { ColumnRead, DbtColumn, DbtModel } from '../../../model/dbt/dbt-model.ts';
import { contract } from '../../example.ts';
import { wrapInMacro } from '../../fixes/wrap-in-macro.ts';
import { classification } from '../../governance/classification-example.ts';
import { demandedBy } from '../../governance/demand.ts';
import { carriesOut } from '../../governance/protecting-functions.ts';
import { SensitiveColumns, type SensitiveColumn } from '../../governance/sensitive-columns.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'wrap' | 'treat' | 'drop' | 'declared' | 'star' | 'source';

const files = {
  ...classification,
  'specs/contracts/sources/stripe/customers.odcs.yaml': contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string
      - name: email
        logicalType: string
        classification: confidential
        customProperties:
          - property: treatment
            value: hash`),
  'implementation/dbt_project/dbt_project.yml': 'name: shop\n',
};
const path = 'implementation/dbt_project/models/staging/stg_customers.sql';
const model = (column: string): string =>
  `select c.customer_id, ${column}\nfrom {{ source('stripe', 'customers') }} as c\n`;

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'sql-treats-sensitive-columns',
    family: 'governance',
    severity: 'error',
    presets: { relaxed: 'warning' },
    since: '0.1.0',
    summary: 'A dbt model gives out a sensitive column only behind the macro of its policy.',
    explanation:
      'Which columns are sensitive the contract of the source says, by the classification policy that holds for it: tables of `source()`, plain tables, and a `ref()` to what is no model are looked up in the contracts by their names and by what the database calls them. The model that reads the column first has to treat it; models behind it get what it gives. A macro of the policy or of the macro library counts, a function such as `sha2` for hashing, and aggregates such as `count` and `sum`. What only joins, filters or decides is not given out. A column whose policy is `drop` must not be selected. A star gives all columns, so sensitive ones among them are reported at the star.',
    examples: [
      {
        title: 'A mail address that is passed on',
        bad: { ...files, [path]: model('c.email') },
        good: { ...files, [path]: model("{{ hash_pii('c.email') }} as email") },
        fixed: true,
      },
      {
        title: 'All columns, whatever they hold',
        bad: { ...files, [path]: "select *\nfrom {{ source('stripe', 'customers') }}\n" },
        good: { ...files, [path]: model("{{ hash_pii('c.email') }} as email_hash") },
      },
    ],
    standards: [],
    files: ['dbt-model'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      wrap: '`{column}` is {class} by `{rule}` ({policy}) and given out as it is: put the macro `{macro}` around it.',
      treat:
        '`{column}` is {class} by `{rule}` ({policy}) and given out as it is; it must be treated with `{treatment}`.',
      drop: '`{column}` is {class} by `{rule}` ({policy}): do not select it.',
      declared:
        '`{column}` is given out as it is; its contract asks for `{rule}: {treatment}` ({policy}).',
      star: '`*` gives out {columns} as they are, sensitive by `{rule}` ({policy}). Name the columns that are needed.',
      source: '`{column}` in its contract.',
    },
    fixes: { wrap: 'Put `{macro}` around it' },
  },
  on: 'workspace',
  *check({ governed, uri, workspace }, { today = '' }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'dbt-model') return;
    const sensitive = new SensitiveColumns(workspace, uri, today);
    for (const read of governed.model.reads) {
      if (!read.reaches.some(({ decides }) => !decides)) continue;
      const column = sensitive.column(read.relation, read.column.text);
      if (column !== undefined && isGivenOut(read, column)) yield ofColumn(read, column);
    }
    for (const star of starsOf(governed.model)) {
      const report = ofStar(star, sensitive);
      if (report !== undefined) yield report;
    }
  },
  fixText: wrapInMacro,
});

/** Whether a value reaches the model's columns with nothing done to it on one way at least. */
function isGivenOut({ reaches }: ColumnRead, { treatment, macros }: SensitiveColumn): boolean {
  return reaches.some(
    ({ decides, through }) => !decides && !carriesOut(treatment, through, macros),
  );
}

function ofColumn(
  { column, expression, bare }: ColumnRead,
  sensitive: SensitiveColumn,
): WorkspaceReport<Messages> {
  const { className, treatment, by, declared } = sensitive;
  const isDropped = treatment === 'drop';
  const macro = isDropped ? undefined : sensitive.macro;
  const demand = demandedBy(by.at, by.rule);
  const name = column.text;
  return {
    ...demand,
    messageId: messageFor(sensitive, macro),
    place: (expression ?? column).place,
    params: {
      ...demand.params,
      column: name,
      class: className,
      treatment,
      ...(macro !== undefined && { macro }),
    },
    elsewhere: [{ ...declared, messageId: 'source', params: { column: name } }],
    data: {
      ...(macro !== undefined && { macro }),
      ...(expression && { expression: expression.text }),
      ...(bare && { bare: 1 }),
    },
  };
}

function messageFor(
  { className, treatment }: SensitiveColumn,
  macro: string | undefined,
): Messages {
  if (className === '') return 'declared';
  if (treatment === 'drop') return 'drop';
  return macro === undefined ? 'treat' : 'wrap';
}

function starsOf({ columns = [] }: DbtModel): readonly DbtColumn[] {
  return columns.filter(({ name }) => name.text === '*');
}

/** What a star gives out; of several columns the first says which rule it is. */
function ofStar(
  { name, from }: DbtColumn,
  sensitive: SensitiveColumns,
): WorkspaceReport<Messages> | undefined {
  const columns = from.flatMap(({ column, decides, relation, except, through }) =>
    column !== undefined || decides
      ? []
      : sensitive
          .all(relation, except)
          .filter(({ treatment, macros }) => !carriesOut(treatment, through, macros)),
  );
  const [first] = columns;
  if (first === undefined) return undefined;
  const demand = demandedBy(first.by.at, first.by.rule);
  const names = [...new Set(columns.map(({ column }) => `\`${column}\``))];
  return {
    ...demand,
    messageId: 'star',
    place: name.place,
    params: { ...demand.params, columns: names.join(', ') },
    elsewhere: columns.map(({ declared, column }) => ({
      ...declared,
      messageId: 'source',
      params: { column },
    })),
  };
}
