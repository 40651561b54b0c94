{{ config(materialized='table') }}

with

customers as (
    select * from {{ ref('stg_customers') }}
),

final as (
    select
        customers.customer_id,
        cast(customers.email_hash as string) as email_hash,
        cast(customers.country_code = 'BR' as bool) as is_domestic
    from customers
)

select * from final
