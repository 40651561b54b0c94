{% test dataengos_value_pattern(model, column_name, pattern) %}

select *
from {{ model }}
where
    not (regexp_instr(cast({{ column_name }} as varchar), '{{ pattern | replace("\\", "\\\\") | replace("'", "\\'") }}', 1, 1, 0, 'p') > 0)

{% endtest %}
