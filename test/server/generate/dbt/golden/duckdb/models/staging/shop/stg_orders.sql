{{ config(materialized='view') }}

with

orders as (
    select * from {{ source('shop', 'orders') }}
),

final as (
    select
        cast(orders.order_id as bigint) as order_id,
        cast(orders.customer as bigint) as customer_id,
        cast(orders.ordered_at as timestamp) as ordered_at,
        cast(orders."order" as varchar) as "order"
    from orders
)

select * from final
