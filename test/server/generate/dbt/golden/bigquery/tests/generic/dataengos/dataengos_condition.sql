{% test dataengos_condition(model, condition) %}

select *
from {{ model }}
where
    not ({{ condition }})

{% endtest %}
