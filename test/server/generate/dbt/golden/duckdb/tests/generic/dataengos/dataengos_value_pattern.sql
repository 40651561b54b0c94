{% test dataengos_value_pattern(model, column_name, pattern) %}

select *
from {{ model }}
where
    not (regexp_matches(cast({{ column_name }} as varchar), '{{ pattern | replace("'", "''") }}'))

{% endtest %}
