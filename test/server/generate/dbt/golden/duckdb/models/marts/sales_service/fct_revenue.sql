{{ config(materialized='table') }}

with

orders as (
    select * from {{ ref('stg_orders') }}
),

customers as (
    select * from {{ ref('stg_customers') }}
),

final as (
    select
        orders.customer_id,
        cast(orders.ordered_at as date) as order_date,
        customers.country_code,
        cast(count(orders.order_id) as bigint) as order_count,
        cast(
            case
                when count(orders.order_id) > 10 then 'large'
                else 'small'
            end
            as varchar
        ) as size
    from orders
    left join customers
        on customers.customer_id = orders.customer_id
    group by
        orders.customer_id,
        cast(orders.ordered_at as date),
        customers.country_code
)

select * from final
