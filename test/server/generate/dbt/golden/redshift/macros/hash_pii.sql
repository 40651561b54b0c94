{#- Keyed SHA-256; empty values stay empty. Set the environment variable PII_KEY in production. -#}
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

{% macro redshift__hash_pii(column) -%}
    cast(sha2('{{ env_var("PII_KEY", "") }}' || lower({{ column }}), 256) as char(64))
{%- endmacro %}

{% macro bigquery__hash_pii(column) -%}
    to_hex(sha256('{{ env_var("PII_KEY", "") }}' || lower({{ column }})))
{%- endmacro %}

{% macro spark__hash_pii(column) -%}
    sha2('{{ env_var("PII_KEY", "") }}' || lower({{ column }}), 256)
{%- endmacro %}

{% macro trino__hash_pii(column) -%}
    cast(lower(to_hex(sha256(to_utf8('{{ env_var("PII_KEY", "") }}' || lower({{ column }}))))) as char(64))
{%- endmacro %}
