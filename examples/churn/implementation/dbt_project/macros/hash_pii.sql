{#- Keyed SHA-256. The key is empty for sample data only. -#}
{% macro hash_pii(column) -%}
    {{ return(adapter.dispatch('hash_pii')(column)) }}
{%- endmacro %}

{% macro default__hash_pii(column) -%}
    cast(sha2('{{ env_var("PII_KEY", "") }}' || lower({{ column }}), 256) as char(64))
{%- endmacro %}

{% macro duckdb__hash_pii(column) -%}
    cast(sha256('{{ env_var("PII_KEY", "") }}' || lower({{ column }})) as char(64))
{%- endmacro %}

{% macro postgres__hash_pii(column) -%}
    cast(encode(sha256(convert_to('{{ env_var("PII_KEY", "") }}' || lower({{ column }}), 'UTF8')), 'hex') as char(64))
{%- endmacro %}
