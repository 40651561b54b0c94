{% test dataengos_value_pattern(model, column_name, pattern) %}

select *
from {{ model }}
where
    not (cast({{ column_name }} as text) ~ '{{ pattern | replace("'", "''") }}')

{% endtest %}
