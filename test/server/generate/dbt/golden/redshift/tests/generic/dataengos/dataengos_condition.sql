{% test dataengos_condition(model, condition, column_name=none) %}

select *
from {{ model }}
where
    not ({{ condition }})

{% endtest %}
