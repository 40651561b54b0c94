{% test dataengos_value_pattern(model, column_name, pattern) %}

select *
from {{ model }}
where
    not (regexp_contains(cast({{ column_name }} as string), '{{ pattern | replace("\\", "\\\\") | replace("'", "\\'") }}'))

{% endtest %}
