import { castTo, type Dialect } from './dialect.ts';
import { literal, literalInJinja, type MacroText } from './macro-text.ts';

/** The tests of metrics, and what they share. */
export function metricMacros(dialect: Dialect): Readonly<Record<string, MacroText>> {
  const text = castTo(dialect, '{{ column_name }}', 'text');
  const matches = dialect.matches(text, literal(dialect, 'pattern'));
  return {
    misses: { text: misses, needs: [] },
    row_count: rowCount,
    null_values: counting('null_values', '', '', `column_name ~ ' is null'`),
    missing_values: missingValues(dialect),
    invalid_values: invalidValues(matches),
    duplicate_values: duplicateValues,
  };
}

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

const rowCount: MacroText = {
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
};

function missingValues(dialect: Dialect): MacroText {
  const plainText = castTo(dialect, "' ~ column_name ~ '", 'text');
  return counting(
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
  );
}

function invalidValues(matches: string): MacroText {
  return counting(
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
  );
}

const duplicateValues: MacroText = {
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
};
