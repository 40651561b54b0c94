import type { Adapter } from '../dbt-input.ts';

/**
 * The test of ours that looks at each item of arrays: `items` is SQL of such an array as JSON, `condition` one of SQL over `item`.
 * Undefined where the database cannot take arrays apart in a query like this.
 */
export function itemRows(adapter: Adapter): string | undefined {
  const from = sources[adapter];
  if (from === undefined) return undefined;
  return `{% test dataengos_item_values(model, column_name, items, condition) %}

with items_of_rows as (

    ${from}

)

select *
from items_of_rows
where not ({{ condition }})

{% endtest %}
`;
}

const sources: Readonly<Partial<Record<Adapter, string>>> = {
  duckdb: `select unnest(cast({{ items }} as json[])) as item
    from {{ model }}`,
  postgres: `select item
    from {{ model }}
    cross join lateral jsonb_array_elements({{ items }}) as items_of_row(item)`,
  snowflake: `select items_of_row.value as item
    from {{ model }},
        lateral flatten(input => {{ items }}) as items_of_row`,
  bigquery: `select item
    from {{ model }}
    cross join unnest(json_query_array({{ items }})) as item`,
  databricks: `select explode(from_json({{ items }}, 'array<string>')) as item
    from {{ model }}`,
  trino: `select item
    from {{ model }}
    cross join unnest(cast({{ items }} as array(json))) as items_of_row(item)`,
};
