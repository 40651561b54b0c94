import type { GeneratedFile } from '../generated-file.ts';

const PROFILE = '.agent-os/profiles/default';

const sqlStyle = `# SQL style

- Keywords, functions and names in lower case. Constants in upper case.
- One column per line, comma at the end of the line.
- Common table expressions instead of nested queries: imports first, then one step each, \`final\` last.
- Name the columns. No \`select *\` but in the imports.
- \`inner join\` and \`left join\` written out, with the alias of the table before every column.
- Explicit \`as\` for every alias.

\`\`\`sql
with

orders as (
    select * from {{ ref('stg_orders') }}
),

final as (
    select
        orders.customer_id,
        count(*) as order_count
    from orders
    group by orders.customer_id
)

select * from final
\`\`\`
`;

const sqlModelling = `# Modelling

- A staging model reads one source: it renames, casts and treats. No join, no filter, no business rule.
- Business rules live in intermediate models. Each has one grain, and the grain is tested.
- A mart has exactly the columns of its contract, in the order of the contract.
- Running a model twice gives the same rows.
- Timestamps are UTC everywhere.
`;

const pythonStyle = `# Python style

- Type hints on every function, docstring on every public one.
- No transformation logic in orchestration code: it starts models, nothing else.
- Retries, schedules and owners come from the specifications, never from the code.
`;

const files = [
  ['standards/sql/style.md', sqlStyle, 'How SQL looks here.'],
  ['standards/sql/modelling.md', sqlModelling, 'How models are cut.'],
  ['standards/python/style.md', pythonStyle, 'How Python looks here.'],
] as const;

/** The house style of the default profile, from the root of the workspace on. */
export const houseStyle: readonly GeneratedFile[] = files.map(([path, text, reason]) => ({
  ...{ path: `${PROFILE}/${path}`, text, reason },
  merge: 'once',
}));
