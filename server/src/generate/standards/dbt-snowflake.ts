/** The texts of the profile `dbt-snowflake`, by path from its folder on. */
export const dbtSnowflake: Readonly<Record<string, string>> = {
  'profile-config.yml': `# What is not said here is said by the profile "default".
inherits_from: default
`,
  'standards/sql/incremental.md': `---
description: Incremental models for Snowflake.
phases: [scaffold-pipeline, implement-logic, review, fix]
---

# Incremental models

- Views in staging, ephemeral in between, tables in marts. A model becomes incremental when a full build costs more than its contract is worth; credits for a run are measured and written in its description.
- It has a \`unique_key\` that is the key of its contract, \`on_schema_change: fail\`, and a strategy that is written down: \`merge\` for rows that change, \`delete+insert\` for whole days or months, \`append\` only for events that never come twice.
- The condition of the increment is the only difference to a full refresh, and stands in the import. It is a plain comparison of a column with a value, so that micro-partitions are skipped:

\`\`\`sql
{{ config(materialized='incremental', unique_key='order_id', incremental_strategy='merge', on_schema_change='fail') }}

with

orders as (
    select * from {{ ref('stg_orders') }}
    {% if is_incremental() %}
    where loaded_at >= (select dateadd(day, -3, coalesce(max(loaded_at), '1900-01-01')) from {{ this }})
    {% endif %}
),
\`\`\`

- A \`merge\` reads the whole target unless \`incremental_predicates\` limits it: give it the range of the clustering column that can change.
- The watermark is the time of loading, kept as a column. It looks back further than data arrives late, as the contract says.
- A key that is there twice in the increment makes a \`merge\` fail or choose: remove repetitions before.
- What the source deletes is not seen. A flag from the source, or a comparison of keys on a schedule.
- Dynamic tables are for chains of views that must be fresh within minutes; they take the place of a schedule, and are not mixed with incremental models in one chain.
`,
  'standards/sql/performance.md': `---
description: Cost and speed in Snowflake.
phases: [implement-logic, review, explain]
---

# Performance: Snowflake

- Cost is time of a warehouse. Look at the query profile: bytes scanned, partitions scanned of all, spilling. A larger warehouse is the answer to spilling, not to a bad join.
- Name only the columns that are needed after the import; storage is by column.
- Filter by the column that data arrives by, without a function around it: \`ordered_at >= '2026-01-01'\`, not \`year(ordered_at) = 2026\`.
- A clustering key only for tables of more than about a terabyte that are always filtered by the same columns, of few values first. It costs with every change.
- Aggregate before joining. A join that multiplies shows in the profile as more rows than both sides have.
- \`count(distinct ...)\` over much data: \`approx_count_distinct\` where the contract allows a tolerance, and says so.
- Small and frequent loads are collected; each statement that changes rows writes whole micro-partitions anew.
- Tables that can be rebuilt are transient, which dbt makes by default: no fail-safe is paid. What cannot be rebuilt is raw data, and is permanent.
- Warehouses suspend after 60 seconds, have a timeout for statements and a resource monitor. Transformations, loading and dashboards have one each.
`,
  'standards/sql/security.md': `---
description: Rights and protection in Snowflake.
phases: [write-contract, implement-logic, review]
---

# Security: Snowflake

- Object tags carry the classification of the contract; masking policies hang on tags, not on single columns. The macros in staging still treat what leaves the raw area.
- A row access policy reads a mapping table of roles, never a list in SQL.
- Rights are given to functional roles on schemas, with future grants. \`accountadmin\` and \`public\` own nothing.
- dbt runs as a user of its own with a key pair, a role that may write its target schemas and read raw data, and nothing else.
- Shares and exports leave the company: they need an owner, an end and a contract of their own.
- \`query_tag\` names the model, so that cost and access can be led back to it.
`,
  'standards/sql/types.md': `---
description: Types and functions for Snowflake.
---

# Types: Snowflake

- Text is \`varchar\`; a length only where the contract has one, as it costs nothing. \`char(n)\` only for hashes and codes.
- Numbers are \`number(p, s)\` with both: \`number(19, 0)\` for keys and counts, \`number(38, 9)\` where the contract says no more. \`float\` only for measurements.
- A moment is \`timestamp_tz\` and holds UTC; \`timestamp_ntz\` only where the contract says that there is no zone. Plain \`timestamp\` depends on a setting of the account: never.
- Names stay unquoted, and so are not told apart by case. A source with quoted names is renamed in staging.
- \`variant\` is taken apart in staging: \`cast(payload:customer.id as varchar)\`, one column each; arrays with \`lateral flatten\`, in a model of their own as they change the grain. \`null\` in JSON is not null in SQL: the cast makes it so.
- Casts of values that may be wrong are \`try_cast\`, and a test counts what became null.
- One row of many: \`row_number()\` in an expression of its own and a \`where\`; \`qualify\` is allowed in staging, where it removes repeated rows.
- \`div0\` and \`iff\` hide decisions: \`nullif\` and \`case\` show them.
- \`equal_null\` compares what may be null; in a \`merge\` key nothing is null.
`,
};
