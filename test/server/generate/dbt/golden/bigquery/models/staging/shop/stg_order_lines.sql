{{ config(materialized='view') }}

with

order_lines as (
    select * from {{ source('shop', 'order_lines') }}
),

final as (
    select
        cast(order_lines.order_id as int64) as order_id,
        cast(order_lines.linenumber as int64) as line_number,
        cast(order_lines.amount as numeric) as amount
    from order_lines
)

select * from final
