{% macro mask_pii(column, keep=1) -%}
    left({{ column }}, {{ keep }}) || '***'
{%- endmacro %}
