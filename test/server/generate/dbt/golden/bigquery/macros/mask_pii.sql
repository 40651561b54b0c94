{#- The first letters of a value; the rest becomes three stars. -#}
{% macro mask_pii(column, keep=1) -%}
    substr({{ column }}, 1, {{ keep }}) || '***'
{%- endmacro %}
