import { castTo, type Dialect } from './dialect.ts';
import { itemRows } from './item-rows.ts';
import { literal, type MacroText } from './macro-text.ts';
import { metricMacros } from './metric-macros.ts';

/** The tests and macros of ours for a database, by name without the prefix. */
export function macroTexts(dialect: Dialect): Readonly<Record<string, MacroText | undefined>> {
  const text = castTo(dialect, '{{ column_name }}', 'text');
  const matches = dialect.matches(text, literal(dialect, 'pattern'));
  const items = itemRows(dialect.adapter);
  return {
    ...metricMacros(dialect),
    value_range: valueRange,
    value_length: valueLength,
    value_pattern: rows('value_pattern(model, column_name, pattern)', `not (${matches})`),
    multiple_of: rows('multiple_of(model, column_name, divisor)', multipleOf(dialect)),
    unique_combination: uniqueCombination,
    relationship,
    item_values: items === undefined ? undefined : { text: items, needs: [] },
    condition: rows('condition(model, condition, column_name=none)', 'not ({{ condition }})'),
  };
}

const valueRange = rows(
  'value_range(model, column_name, min_value=none, max_value=none, min_is_excluded=false, max_is_excluded=false)',
  `1 = 0
    {%- if min_value is not none %}
    or {{ column_name }} {{ '<=' if min_is_excluded else '<' }} {{ min_value }}
    {%- endif %}
    {%- if max_value is not none %}
    or {{ column_name }} {{ '>=' if max_is_excluded else '>' }} {{ max_value }}
    {%- endif %}`,
);

const valueLength = rows(
  'value_length(model, column_name, min_length=none, max_length=none)',
  `1 = 0
    {%- if min_length is not none %}
    or length({{ column_name }}) < {{ min_length }}
    {%- endif %}
    {%- if max_length is not none %}
    or length({{ column_name }}) > {{ max_length }}
    {%- endif %}`,
);

const uniqueCombination: MacroText = {
  text: `{% test dataengos_unique_combination(model, columns) %}

select
    {{ columns | join(', ') }},
    count(*) as found
from {{ model }}
where {% for column in columns %}{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
`,
  needs: [],
};

const relationship: MacroText = {
  text: `{% test dataengos_relationship(model, columns, to, to_columns) %}

with child as (

    select
        {%- for column in columns %}
        {{ column }} as key_{{ loop.index }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ model }}
    where {% for column in columns %}{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}

),

parent as (

    select distinct
        {%- for column in to_columns %}
        {{ column }} as key_{{ loop.index }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ to }}

)

select child.*
from child
left join parent
    on {% for column in columns %}child.key_{{ loop.index }} = parent.key_{{ loop.index }}{{ ' and ' if not loop.last }}{% endfor %}
where parent.key_1 is null

{% endtest %}
`,
  needs: [],
};

function rows(signature: string, condition: string): MacroText {
  const text = `{% test dataengos_${signature} %}

select *
from {{ model }}
where
    ${condition}

{% endtest %}
`;
  return { text, needs: [] };
}

/** Exact numbers: a rest of binary fractions is none. */
function multipleOf({ adapter }: Dialect): string {
  const type = adapter === 'bigquery' ? 'bignumeric' : 'decimal(38, 10)';
  const [value, divisor] = [`cast({{ column_name }} as ${type})`, `cast({{ divisor }} as ${type})`];
  return `mod(${value}, ${divisor}) <> 0`;
}
