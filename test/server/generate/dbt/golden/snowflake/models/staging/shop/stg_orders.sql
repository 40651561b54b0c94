{{ config(materialized='view') }}

with

orders as (
    select * from {{ source('shop', 'orders') }}
),

final as (
    select
        cast(orders.order_id as number(19, 0)) as order_id,
        cast(orders.customer as number(19, 0)) as customer_id,
        cast(orders.ordered_at as timestamp_ntz) as ordered_at,
        cast(orders."ORDER" as varchar) as "ORDER"
    from orders
)

select * from final
