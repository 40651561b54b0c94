{{ config(materialized='view') }}

with

order_lines as (
    select * from {{ source('shop', 'order_lines') }}
),

final as (
    select
        cast(order_lines.order_id as bigint) as order_id,
        cast(order_lines.linenumber as smallint) as line_number,
        cast(order_lines.amount as decimal(12, 2)) as amount
    from order_lines
)

select * from final
