{#- Rows that the model has and the sample data of its contract has not, or the other way round. For DuckDB. -#}
{% test equals_sample(model, path, except=[]) %}
{% set COLUMNS = '* exclude (' ~ except | join(', ') ~ ')' if except else '*' %}

with

built as (
    select {{ COLUMNS }} from {{ model }}
),

sample as (
    select {{ COLUMNS }} from read_csv('{{ path }}')
)

(select * from built except all select * from sample)
union all
(select * from sample except all select * from built)
{% endtest %}
