import type { Adapter } from '../dbt-input.ts';

/**
 * The test of ours that looks at each item of arrays: `column_name` is SQL of JSON, `condition` one of SQL over `item`.
 * Undefined where the database cannot take arrays apart in a query like this.
 */
export function itemRows(adapter: Adapter): string | undefined {
  const from = sources[adapter];
  if (from === undefined) return undefined;
  return `{% test dataengos_item_values(model, column_name, condition) %}

with items as (

    ${from}

)

select *
from items
where not ({{ condition }})

{% endtest %}
`;
}

const sources: Readonly<Partial<Record<Adapter, string>>> = {
  duckdb: `select unnest(cast({{ column_name }} as json[])) as item
    from {{ model }}`,
  postgres: `select item
    from {{ model }}
    cross join lateral jsonb_array_elements({{ column_name }}) as items_of_row(item)`,
  snowflake: `select items_of_row.value as item
    from {{ model }},
        lateral flatten(input => {{ column_name }}) as items_of_row`,
  bigquery: `select item
    from {{ model }}
    cross join unnest(json_query_array({{ column_name }})) as item`,
  databricks: `select explode(from_json({{ column_name }}, 'array<string>')) as item
    from {{ model }}`,
  trino: `select item
    from {{ model }}
    cross join unnest(cast({{ column_name }} as array(json))) as items_of_row(item)`,
};
