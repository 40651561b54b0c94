/** The texts of the profile `dbt-duckdb-postgres`, by path from its folder on. */
export const dbtDuckdbPostgres: Readonly<Record<string, string>> = {
  'profile-config.yml': `# What is not said here is said by the profile "default".
inherits_from: default
`,
  'standards/sql/incremental.md': `---
description: Incremental models for DuckDB and PostgreSQL.
phases: [scaffold-pipeline, implement-logic, review, fix]
---

# Incremental models

- Views in staging, ephemeral in between, tables in marts. A model becomes incremental when building it takes longer than its service level allows, not before; the measurement goes into its description.
- It has a \`unique_key\` that is the key of its contract, and \`on_schema_change: fail\`. The strategy is written down: \`delete+insert\` for both databases; \`merge\` where PostgreSQL 15 or later is certain.
- The first run and a full refresh go through the same query. The condition of the increment is the only difference, and stands in the import:

\`\`\`sql
{{ config(materialized='incremental', unique_key='order_id', incremental_strategy='delete+insert', on_schema_change='fail') }}

with

orders as (
    select * from {{ ref('stg_orders') }}
    {% if is_incremental() %}
    where loaded_at >= (
        select coalesce(max(loaded_at), cast('1900-01-01' as timestamptz)) - interval '3 days'
        from {{ this }}
    )
    {% endif %}
),
\`\`\`

- It looks back further than data arrives late; how far is a number of the contract, not a habit. The watermark is the time of loading, not of the event, and is kept as a column.
- Windows and running sums need all rows of their partition: take the partitions that changed, then all their rows.
- What the source deletes is not seen by an increment. Say what happens: a flag from the source, a comparison of keys now and then, or nothing.
- A full refresh is run on a schedule, and its rows are compared with the increments'.
`,
  'standards/sql/performance.md': `---
description: What is quick in DuckDB and PostgreSQL.
phases: [implement-logic, review, explain]
---

# Performance: DuckDB and PostgreSQL

- Correct and readable first; then the plan (\`explain analyze\`) of the model that is slow, not of the one that looks slow.
- Name only the columns that are needed after the import: DuckDB reads columns, PostgreSQL rows, both move less.
- Filter and aggregate before joining. Joins are on keys of the same type, without a function on either side.
- Indexes are for tables in PostgreSQL that are read by key: the key of the contract, and what readers filter by. They are configured in the model, so that a rebuilt table has them: \`indexes=[{'columns': ['customer_id'], 'unique': true}]\`.
- A large table in PostgreSQL that is read by time is partitioned by month, outside of dbt or with an incremental model for each partition; a \`brin\` index on the time is often enough.
- \`not exists\` instead of \`not in\`: one null on the right makes \`not in\` empty, and slow.
- A common table expression that is used twice and is expensive becomes a model.
- DuckDB has one writer: one run at a time for one file. Memory is limited in the profile, so that a sort goes to disk and the machine lives.
`,
  'standards/sql/types.md': `---
description: Types and functions for DuckDB and PostgreSQL.
---

# Types: DuckDB and PostgreSQL

The same SQL runs on both: DuckDB for samples and development, PostgreSQL in production.

- Text is \`text\` or \`varchar\`; a length only where the contract has one. \`char(n)\` only for hashes and codes of fixed length.
- Counts and keys are \`bigint\`, small numbers \`integer\`. Exact numbers are \`numeric(p, s)\` with both, as DuckDB's \`numeric\` alone has 18 digits and 3 decimals. Floating point only for measurements.
- A moment is \`timestamptz\`, in sessions that run in UTC; \`timestamp\` only where the contract says that there is no zone.
- Integers divided by integers are cut in PostgreSQL and not in DuckDB: cast one side, \`cast(part_count as numeric(38, 9)) / whole_count\`, and guard with \`nullif(whole_count, 0)\`.
- \`date_trunc\` gives a timestamp in both: cast it, \`cast(date_trunc('month', orders.ordered_at) as date)\`.
- Intervals are \`interval '1 month'\`. Differences are counted with \`extract\`, not with \`age\` or \`date_diff\`.
- \`count(*) filter (where ...)\` is known to both. \`qualify\`, \`exclude\`, \`arg_max\`, \`list_agg\` and \`group by all\` are DuckDB's alone, \`distinct on\` in PostgreSQL gives other rows without a full order: use \`row_number()\`.
- Text is joined with \`||\`, which gives null with null; decide with \`coalesce\`. Comparisons of text are exact: compare \`lower(...)\` where case means nothing.
- JSON is taken apart in staging, with \`->>\` and a cast, one column each.
`,
};
