import type { ValueChoice } from '../metamodel.ts';

/** How dbt may build a model: its own ways first, then those that adapters bring. */
export const materializations: readonly ValueChoice[] = [
  { value: 'view', doc: 'A query that runs whenever somebody reads it.', aliases: ['views'] },
  { value: 'table', doc: 'Built anew in each run.', aliases: ['tables'] },
  {
    value: 'incremental',
    doc: 'A table that each run adds to.',
    aliases: ['increment', 'append', 'merge'],
  },
  { value: 'ephemeral', doc: 'No object of its own: put into the queries that name it.' },
  {
    value: 'materialized_view',
    doc: 'A view whose result the database keeps up to date.',
    aliases: ['materialized view', 'materializedview', 'materialised_view', 'mview', 'mat_view'],
  },
  {
    value: 'dynamic_table',
    doc: 'Snowflake: a table that the warehouse keeps up to date.',
    aliases: ['dynamic table'],
  },
  {
    value: 'streaming_table',
    doc: 'Databricks: a table that takes in a stream.',
    aliases: ['streaming table'],
  },
  { value: 'snapshot', doc: 'A snapshot of dbt: a table that keeps the history of each row.' },
  { value: 'seed', doc: 'A seed of dbt: a table that is loaded from a CSV file of the project.' },
  { value: 'external', doc: 'DuckDB: a file outside of the database.' },
  { value: 'distributed_table', doc: 'ClickHouse: a table over several machines.' },
  {
    value: 'distributed_incremental',
    doc: 'ClickHouse: a table over several machines that each run adds to.',
  },
  { value: 'dictionary', doc: 'ClickHouse: keys with values in memory.' },
];
