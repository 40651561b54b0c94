{{ config(materialized='ephemeral') }}

with

order_lines as (
    select * from {{ ref('stg_order_lines') }}
),

final as (
    -- TODO(dataengos): write what int_product_sales does; these are the columns that other models take from it
    select
        cast(null as string) as product_code,
        cast(null as numeric) as sold_cents
    from order_lines
    where false
)

select * from final
