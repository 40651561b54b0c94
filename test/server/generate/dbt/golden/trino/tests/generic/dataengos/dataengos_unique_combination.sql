{% test dataengos_unique_combination(model, columns) %}

select
    {{ columns | join(', ') }},
    count(*) as found
from {{ model }}
where {% for column in columns %}{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
