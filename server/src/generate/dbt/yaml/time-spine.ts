import type { Adapter } from '../dbt-input.ts';
import type { GeneratedFile } from '../../generated-file.ts';
import { yamlText } from './yaml-text.ts';

/** The model with all days that metrics need; dbt asks for it by what its YAML says. */
export const timeSpine = 'metricflow_time_spine';

const days: Readonly<Record<Adapter, string>> = {
  duckdb: `select cast(range as date) as date_day
from range(date '2000-01-01', date '2051-01-01', interval 1 day)`,
  postgres: `select cast(days.date_day as date) as date_day
from
    generate_series(
        date '2000-01-01', date '2050-12-31', interval '1 day'
    ) as days (date_day)`,
  snowflake: `select
    dateadd(
        day,
        row_number() over (order by seq4()) - 1,
        cast('2000-01-01' as date)
    ) as date_day
from table(generator(rowcount => 18628))`,
  bigquery: `select date_day
from unnest(generate_date_array('2000-01-01', '2050-12-31')) as date_day`,
  databricks: `select
    explode(
        sequence(date '2000-01-01', date '2050-12-31', interval 1 day)
    ) as date_day`,
  redshift: `with recursive

days (date_day) as (
    select cast('2000-01-01' as date) as date_day

    union all

    select cast(dateadd(day, 1, date_day) as date) as date_day
    from days
    where date_day < '2050-12-31'
)

select date_day
from days`,
  trino: `select days.date_day
from
    unnest(
        sequence(date '2000-01-01', date '2009-12-31', interval '1' day)
        || sequence(date '2010-01-01', date '2029-12-31', interval '1' day)
        || sequence(date '2030-01-01', date '2050-12-31', interval '1' day)
    ) as days (date_day)`,
};

/** The files of the model. */
export function timeSpineFiles(adapter: Adapter): readonly GeneratedFile[] {
  const reason = 'Metrics need a table with all days.';
  const yaml = yamlText({
    version: 2,
    models: [
      {
        name: timeSpine,
        description: 'All days from 2000 to 2050.',
        time_spine: { standard_granularity_column: 'date_day' },
        columns: [
          { name: 'date_day', granularity: 'day', description: 'A day.', data_type: 'date' },
        ],
      },
    ],
  });
  const sql = `{{ config(materialized='table') }}\n\n${days[adapter]}\n`;
  return [
    { path: `models/utilities/${timeSpine}.sql`, text: sql, merge: 'once', reason },
    { path: 'models/utilities/_utilities__models.yml', text: yaml, merge: 'yaml', reason },
  ];
}
