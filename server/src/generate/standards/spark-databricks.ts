/** The texts of the profile `spark-databricks`, by path from its folder on. */
export const sparkDatabricks: Readonly<Record<string, string>> = {
  'profile-config.yml': `# What is not said here is said by the profile "default".
inherits_from: default
`,
  'standards/python/pyspark.md': `---
description: PySpark where SQL does not reach.
---

# PySpark

- SQL in dbt first. PySpark for loading files and streams, for models that learn, and for what SQL cannot say.
- A transformation is a function from data frames to a data frame, without reading or writing; the job around it reads, calls and writes once. So it can be tested with a handful of rows.
- \`from pyspark.sql import functions as F\`; columns as \`F.col("name")\`. One step in each line, \`select\` at the end with all columns in the order of the contract and a cast to its types.
- Schemas are written, never inferred. What does not fit goes to a table of rejected rows with the reason, and is counted.
- No \`collect\`, \`toPandas\` or \`count\` to see how things are: each runs the whole plan. Bounded samples only, with \`limit\`.
- No loop over rows, and none of \`withColumn\` over columns: \`select\` with a list.
- Writes are \`merge\` by key or \`replaceWhere\` by period; never a plain \`overwrite\` of a table that others read.
- Streams have a checkpoint, a name, a trigger and a bound on what arrives at once; \`foreachBatch\` writes with the number of the batch, so that a second try changes nothing.
`,
  'standards/sql/incremental.md': `---
description: Incremental models on Delta tables.
phases: [scaffold-pipeline, implement-logic, review, fix]
---

# Incremental models

- Views in staging, ephemeral in between, tables in marts; all tables are Delta. A model becomes incremental when a full build misses its service level; the measurement is written in its description.
- It has a \`unique_key\` that is the key of its contract, \`on_schema_change: fail\`, and a strategy that is written down: \`merge\` for rows that change, \`replace_where\` for whole days or months, \`append\` only for events that never come twice. \`insert_overwrite\` replaces everything where partitions are not dynamic: avoid it.

\`\`\`sql
{{ config(materialized='incremental', unique_key='order_id', incremental_strategy='merge', on_schema_change='fail') }}

with

orders as (
    select * from {{ ref('stg_orders') }}
    {% if is_incremental() %}
    where loaded_at >= (
        select coalesce(max(loaded_at), cast('1900-01-01' as timestamp)) - interval 3 days
        from {{ this }}
    )
    {% endif %}
),
\`\`\`

- A \`merge\` rewrites files: give it \`incremental_predicates\` with the range of the clustering column that can change, and remove repeated keys before, as two rows for one target row are an error.
- The watermark is the time of loading, kept as a column. It looks back further than data arrives late, as the contract says.
- Deletes come with the change data feed where the source is a Delta table; elsewhere say what happens to them.
- Streaming tables are for raw data that arrives without end. Their checkpoint belongs to one query: who changes the query starts anew, and plans for it. A watermark bounds what joins and aggregates remember.
- Every write can run twice: the batch has a number or a key, never "now".
`,
  'standards/sql/performance.md': `---
description: Cost and speed on Spark and Databricks.
phases: [implement-logic, review, explain]
---

# Performance: Spark

- Look at the plan and the stages of the slow query: bytes read, shuffle, spill, and the longest task beside the middle one.
- Name only the columns that are needed after the import; filter by the clustering column, without a function around it, so that files are skipped.
- Liquid clustering on one to four columns that readers filter by, for tables of more than some ten gigabytes. No partitions by hand below a terabyte, and never by a column of many values.
- Small files are the usual illness: optimized writes, compaction by predictive optimization or a scheduled \`optimize\`, and no trigger every few seconds. \`vacuum\` keeps at least what readers and streams may still need, seven days.
- Joins: adaptive execution chooses; a hint only with a comment that says what was measured. A small side is broadcast. Before that: aggregate, and cast keys to one type.
- Skew: a key with most of the rows, often null, goes its own way: filter it out, or join it apart.
- No Python function on rows where SQL has a built-in one; a \`pandas_udf\` where it has none.
- Caching is for what one job reads several times. Jobs run on job clusters or serverless, which end; Photon where SQL takes most of the time.
`,
  'standards/sql/security.md': `---
description: Rights and protection in Unity Catalog.
phases: [write-contract, implement-logic, review]
---

# Security: Unity Catalog

- Every table lies in Unity Catalog: a catalog for each environment, a schema for each domain. No data in the root of the workspace file system, no mounts.
- Rights are given to groups, on schemas; who reads a mart has no right on staging or raw data.
- Column masks and row filters hang on classifications; the macros in staging still treat what leaves the raw area.
- Jobs run as service principals, one for each pipeline. Secrets come from a secret scope and are never printed.
- Volumes with files of sources are for the loading job alone.
- Sharing leaves the company: it needs an owner, an end and a contract of its own.
`,
  'standards/sql/types.md': `---
description: Types and functions for Spark and Databricks.
---

# Types: Spark SQL

- Text is \`string\`; lengths are promises of the contract and are tested, not declared. Keys and counts are \`bigint\`, exact numbers \`decimal(p, s)\` with both, of at most 38 digits. \`double\` only for measurements.
- A moment is \`timestamp\`, in sessions that run in UTC; \`timestamp_ntz\` only where the contract says that there is no zone.
- ANSI mode is on: a cast that fails is an error. Where wrong values are expected, \`try_cast\`, and a test that counts what became null.
- Nested data: \`struct\` and \`array\` stay in raw and staging where the contract has them; marts have columns. \`explode\` changes the grain and gets a model of its own; \`explode_outer\` where an empty list must keep its row.
- JSON in text is read with \`from_json\` and a written schema; no inferred schemas.
- Integers divided give a \`double\`: cast to \`decimal\` before, and guard with \`nullif\`.
- Names stay in lower case and without quotes; a source with others is renamed in staging.
- One row of many: \`row_number()\` in an expression of its own and a \`where\`; \`qualify\` is allowed in staging on Databricks.
- \`collect_list\`, \`first\` and \`last\` have no order of their own: order by \`row_number()\` or \`max_by\`.
`,
};
