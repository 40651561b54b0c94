import type { ColumnRead, DbtColumn, DbtModel } from '../../../model/dbt/dbt-model.ts';
import { contract } from '../../example.ts';
import { treatInMacro } from '../../fixes/treat-in-macro.ts';
import { classification } from '../../governance/classification-example.ts';
import { demandedBy } from '../../governance/demand.ts';
import { carriesOut, isUnknownMacro, treatmentBy } from '../../governance/protecting-functions.ts';
import { SensitiveColumns, type SensitiveColumn } from '../../governance/sensitive-columns.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages =
  | 'wrap'
  | 'treat'
  | 'drop'
  | 'declared'
  | 'declared-drop'
  | 'instead'
  | 'instead-treat'
  | 'declared-instead'
  | 'unknown-macro'
  | 'unknown-macro-similar'
  | 'star'
  | 'source';

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
    summary:
      'A dbt model or snapshot gives out a sensitive column only behind the macro of its policy.',
    explanation:
      'Which columns are sensitive the contract of the source says, by the classification policy that holds for it: tables of `source()`, plain tables, and a `ref()` to what is no model are looked up in the contracts by their names and by what the database calls them. The model that reads the column first has to treat it; models behind it get what it gives. A macro of the policy or of the macro library counts for the treatment that it carries out, a function such as `sha2` for hashing; other macros do not, once there is a library. What the contract says as `treatment` counts where the policy lets it. So do aggregates such as `count` and `sum`. What only joins, filters or decides is not given out. A column whose policy is `drop` must not be selected. A star gives all columns, so sensitive ones among them are reported at the star.',
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
    files: ['dbt-model', 'dbt-snapshot'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      wrap: '`{column}` is {class} by `{rule}` ({policy}) and given out as it is: put the macro `{macro}` around it.',
      treat:
        '`{column}` is {class} by `{rule}` ({policy}) and given out as it is; it must be treated with `{treatment}`.',
      drop: '`{column}` is {class} by `{rule}` ({policy}): do not select it.',
      declared:
        '`{column}` is given out as it is; its contract asks for `{rule}: {treatment}` ({policy}).',
      'declared-drop':
        '`{column}` is selected, but its contract says `{rule}: {treatment}` ({policy}): do not select it.',
      instead:
        '`{column}` is {class} by `{rule}` ({policy}) and treated with `{done}`, but `{treatment}` is demanded: use the macro `{macro}`.',
      'instead-treat':
        '`{column}` is {class} by `{rule}` ({policy}) and treated with `{done}`, but `{treatment}` is demanded.',
      'declared-instead':
        '`{column}` is treated with `{done}`, but its contract asks for `{rule}: {treatment}` ({policy}).',
      'unknown-macro':
        '`{column}` must be treated with `{treatment}` by `{rule}` ({policy}), and `{used}` is not in the macro library.',
      'unknown-macro-similar':
        '`{column}` must be treated with `{treatment}` by `{rule}` ({policy}), and `{used}` is not in the macro library. Did you mean `{macro}`?',
      star: '`*` gives out {columns} as they are, sensitive by `{rule}` ({policy}). Name the columns that are needed.',
      source: '`{column}` in its contract.',
    },
    fixes: { wrap: 'Put `{macro}` around it', swap: 'Use `{macro}`' },
  },
  on: 'workspace',
  *check({ governed, uri, workspace }, { today = '' }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'dbt-model' && governed?.kind !== 'dbt-snapshot') return;
    const sensitive = new SensitiveColumns(workspace, uri, today);
    for (const read of governed.model.reads) {
      if (!read.reaches.some(({ decides }) => !decides)) continue;
      const column = sensitive.column(read.relation, read.column.text);
      if (column === undefined) continue;
      const way = openWay(read, column, governed.model);
      if (way !== undefined) yield ofColumn(read, column, way);
    }
    for (const star of starsOf(governed.model)) {
      const report = ofStar(star, sensitive, governed.model);
      if (report !== undefined) yield report;
    }
  },
  fixText: treatInMacro,
});

/** What is done to a value on its way, where it is not what was asked for; empty for nothing. */
interface Way {
  /** A macro that nobody knows. */
  readonly unknown?: string;
  /** What does something else, and what it does. */
  readonly used?: string;
  readonly done?: string;
}

/** A way on which a value reaches the model's columns without what it needs, the barest of several. */
function openWay(
  { reaches }: ColumnRead,
  column: SensitiveColumn,
  model: DbtModel,
): Way | undefined {
  const ways = reaches.flatMap(({ decides, through }) =>
    decides || isProtected(through, column, model) ? [] : [wayOf(through, column, model)],
  );
  return ways.find(({ used, unknown }) => used === undefined && unknown === undefined) ?? ways[0];
}

function isProtected(
  through: readonly string[],
  { treatments, macro, macros, library }: SensitiveColumn,
  model: DbtModel,
): boolean {
  if (macro !== undefined && through.includes(macro.toLowerCase())) return true;
  const known = through.filter(
    (name) => !(model.macros.includes(name) && isUnknownMacro(name, macros, library)),
  );
  return carriesOut(treatments, known, macros);
}

function wayOf(
  through: readonly string[],
  { macros, library }: SensitiveColumn,
  model: DbtModel,
): Way {
  const unknown = through.find(
    (name) => model.macros.includes(name) && isUnknownMacro(name, macros, library),
  );
  const used = through.find((name) => name !== unknown && treatmentBy(name, macros) !== undefined);
  if (used !== undefined) return { used, done: treatmentBy(used, macros) ?? '' };
  return unknown === undefined ? {} : { unknown };
}

function ofColumn(
  { column, expression, bare }: ColumnRead,
  sensitive: SensitiveColumn,
  way: Way,
): WorkspaceReport<Messages> {
  const { className, treatment, by, declared } = sensitive;
  const macro = treatment === 'drop' ? undefined : sensitive.macro;
  const used = way.used ?? way.unknown;
  const demand = demandedBy(by.at, by.rule);
  const name = column.text;
  return {
    ...demand,
    messageId: messageFor(sensitive, macro, way),
    place: (expression ?? column).place,
    params: {
      ...demand.params,
      column: name,
      class: className,
      treatment,
      ...(macro !== undefined && { macro }),
      ...(used !== undefined && { used }),
      ...(way.done !== undefined && { done: way.done }),
    },
    elsewhere: [{ ...declared, messageId: 'source', params: { column: name } }],
    data: {
      ...(macro !== undefined && { macro }),
      ...(used !== undefined && { used }),
      ...(expression && { expression: expression.text }),
      ...(bare && { bare: 1 }),
    },
  };
}

function messageFor(
  { className, treatment }: SensitiveColumn,
  macro: string | undefined,
  { used, unknown }: Way,
): Messages {
  const byContract = className === '';
  if (treatment === 'drop') return byContract ? 'declared-drop' : 'drop';
  if (unknown !== undefined) return macro === undefined ? 'unknown-macro' : 'unknown-macro-similar';
  if (used !== undefined)
    return byContract ? 'declared-instead' : macro === undefined ? 'instead-treat' : 'instead';
  if (byContract) return 'declared';
  return macro === undefined ? 'treat' : 'wrap';
}

function starsOf({ columns = [] }: DbtModel): readonly DbtColumn[] {
  return columns.filter(({ name }) => name.text === '*');
}

/** What a star gives out; of several columns the first says which rule it is. */
function ofStar(
  { name, from }: DbtColumn,
  sensitive: SensitiveColumns,
  model: DbtModel,
): WorkspaceReport<Messages> | undefined {
  const columns = from.flatMap(({ column, decides, relation, except, through }) =>
    column !== undefined || decides
      ? []
      : sensitive.all(relation, except).filter((one) => !isProtected(through, one, model)),
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
