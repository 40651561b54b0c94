{% test dataengos_value_range(model, column_name, min_value=none, max_value=none, min_is_excluded=false, max_is_excluded=false) %}

select *
from {{ model }}
where
    1 = 0
    {%- if min_value is not none %}
    or {{ column_name }} {{ '<=' if min_is_excluded else '<' }} {{ min_value }}
    {%- endif %}
    {%- if max_value is not none %}
    or {{ column_name }} {{ '>=' if max_is_excluded else '>' }} {{ max_value }}
    {%- endif %}

{% endtest %}
