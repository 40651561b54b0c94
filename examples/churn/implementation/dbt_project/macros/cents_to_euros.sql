{% macro cents_to_euros(column) -%}
    cast(round({{ column }} / 100.0, 2) as decimal(14, 2))
{%- endmacro %}
