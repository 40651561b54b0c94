import { castTo, type Dialect } from './dialect.ts';
import { itemRows } from './item-rows.ts';

/** A macro or generic test of ours: its text, and the macros of ours that it calls. */
export interface MacroText {
  readonly text: string;
  readonly needs: readonly string[];
}

/** A text that Jinja holds, as SQL writes it. */
function literal({ backslashes }: Dialect, jinja: string): string {
  return backslashes
    ? `'{{ ${jinja} | replace("\\\\", "\\\\\\\\") | replace("'", "\\\\'") }}'`
    : `'{{ ${jinja} | replace("'", "''") }}'`;
}

const columnName = '{{ column_name }}';

/** Whether a measured number is as its check wants it, and the number in percent. Every test of a metric uses them. */
const misses = `{% macro dataengos_misses(measured, limits) -%}
    {%- set signs = {
        'must_be': '=',
        'must_not_be': '<>',
        'must_be_greater_than': '>',
        'must_be_greater_or_equal_to': '>=',
        'must_be_less_than': '<',
        'must_be_less_or_equal_to': '<=',
    } -%}
    not (
        1 = 1
        {%- for name, sign in signs.items() if limits.get(name) is not none %}
        and {{ measured }} {{ sign }} {{ limits.get(name) }}
        {%- endfor %}
        {%- if limits.get('must_be_between') is not none %}
        and {{ measured }} between {{ limits.get('must_be_between')[0] }} and {{ limits.get('must_be_between')[1] }}
        {%- endif %}
        {%- if limits.get('must_not_be_between') is not none %}
        and {{ measured }} not between {{ limits.get('must_not_be_between')[0] }} and {{ limits.get('must_not_be_between')[1] }}
        {%- endif %}
    )
{%- endmacro %}

{% macro dataengos_share(found, total, unit) -%}
    {%- if unit == 'percent' -%}
        coalesce(100.0 * {{ found }} / nullif({{ total }}, 0), 0)
    {%- else -%}
        coalesce({{ found }}, 0)
    {%- endif -%}
{%- endmacro %}
`;

/** A test that counts the rows for which a condition holds. */
function counting(name: string, parameters: string, before: string, condition: string): MacroText {
  const text = `{% test dataengos_${name}(model, column_name${parameters}, unit='rows') %}
${before}
with measurement as (

    select
        {{ dataengos_share('sum(case when ' ~ ${condition} ~ ' then 1 else 0 end)', 'count(*)', unit) }} as measured
    from {{ model }}

)

select measured
from measurement
where {{ dataengos_misses('measured', kwargs) }}

{% endtest %}
`;
  return { text, needs: ['misses'] };
}

/** The tests and macros of ours for a database, by name without the prefix. */
export function macroTexts(dialect: Dialect): Readonly<Record<string, MacroText | undefined>> {
  const text = castTo(dialect, columnName, 'text');
  const plainText = castTo(dialect, "' ~ column_name ~ '", 'text');
  const matches = dialect.matches(text, literal(dialect, 'pattern'));
  const items = itemRows(dialect.adapter);
  return {
    misses: { text: misses, needs: [] },
    value_range: rows(
      'value_range(model, column_name, min_value=none, max_value=none, min_is_excluded=false, max_is_excluded=false)',
      `1 = 0
    {%- if min_value is not none %}
    or {{ column_name }} {{ '<=' if min_is_excluded else '<' }} {{ min_value }}
    {%- endif %}
    {%- if max_value is not none %}
    or {{ column_name }} {{ '>=' if max_is_excluded else '>' }} {{ max_value }}
    {%- endif %}`,
    ),
    value_length: rows(
      'value_length(model, column_name, min_length=none, max_length=none)',
      `1 = 0
    {%- if min_length is not none %}
    or length({{ column_name }}) < {{ min_length }}
    {%- endif %}
    {%- if max_length is not none %}
    or length({{ column_name }}) > {{ max_length }}
    {%- endif %}`,
    ),
    value_pattern: rows('value_pattern(model, column_name, pattern)', `not (${matches})`),
    multiple_of: rows('multiple_of(model, column_name, divisor)', multipleOf(dialect)),
    unique_combination: {
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
    },
    relationship: {
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
    },
    row_count: {
      text: `{% test dataengos_row_count(model) %}

with measurement as (

    select count(*) as measured
    from {{ model }}

)

select measured
from measurement
where {{ dataengos_misses('measured', kwargs) }}

{% endtest %}
`,
      needs: ['misses'],
    },
    null_values: counting('null_values', '', '', `column_name ~ ' is null'`),
    missing_values: counting(
      'missing_values',
      ', values, null_is_missing=false',
      `{%- set listed = [] -%}
{%- for value in values -%}
    {%- do listed.append(${literalInJinja(dialect)}) -%}
{%- endfor -%}
{%- set condition = '${plainText} in (' ~ listed | join(', ') ~ ')' if listed else '1 = 0' -%}
{%- if null_is_missing -%}
    {%- set condition = '(' ~ column_name ~ ' is null or ' ~ condition ~ ')' -%}
{%- endif %}`,
      'condition',
    ),
    invalid_values: counting(
      'invalid_values',
      ', valid_values=none, pattern=none',
      `{%- set bad = [] -%}
{%- if valid_values is not none -%}
    {%- do bad.append(column_name ~ ' not in (' ~ valid_values | join(', ') ~ ')' if valid_values else column_name ~ ' is not null') -%}
{%- endif -%}
{%- if pattern is not none -%}
    {%- set matches -%}
        not (${matches})
    {%- endset -%}
    {%- do bad.append(matches) -%}
{%- endif %}`,
      `bad | join(' or ')`,
    ),
    duplicate_values: {
      text: `{% test dataengos_duplicate_values(model, column_name=none, columns=none, unit='rows') %}
{%- set keys = columns if columns is not none else [column_name] %}

with duplicates as (

    select
        {{ keys | join(', ') }}
    from {{ model }}
    where {% for key in keys %}{{ key }} is not null{{ ' and ' if not loop.last }}{% endfor %}
    group by {{ keys | join(', ') }}
    having count(*) > 1

),

counted as (

    select
        (select count(*) from duplicates) as found,
        (select count(*) from {{ model }}) as total

),

measurement as (

    select {{ dataengos_share('found', 'total', unit) }} as measured
    from counted

)

select measured
from measurement
where {{ dataengos_misses('measured', kwargs) }}

{% endtest %}
`,
      needs: ['misses'],
    },
    item_values: items === undefined ? undefined : { text: items, needs: [] },
    condition: rows('condition(model, condition)', 'not ({{ condition }})'),
  };
}

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

/** As `literal`, for an expression within Jinja. */
function literalInJinja({ backslashes }: Dialect): string {
  return backslashes
    ? `"'" ~ (value | string | replace("\\\\", "\\\\\\\\") | replace("'", "\\\\'")) ~ "'"`
    : `"'" ~ (value | string | replace("'", "''")) ~ "'"`;
}

/** Exact numbers: a rest of binary fractions is none. */
function multipleOf({ adapter }: Dialect): string {
  const type = adapter === 'bigquery' ? 'bignumeric' : 'decimal(38, 10)';
  const [value, divisor] = [`cast({{ column_name }} as ${type})`, `cast({{ divisor }} as ${type})`];
  return `mod(${value}, ${divisor}) <> 0`;
}
