{% test dataengos_value_length(model, column_name, min_length=none, max_length=none) %}

select *
from {{ model }}
where
    1 = 0
    {%- if min_length is not none %}
    or length({{ column_name }}) < {{ min_length }}
    {%- endif %}
    {%- if max_length is not none %}
    or length({{ column_name }}) > {{ max_length }}
    {%- endif %}

{% endtest %}
