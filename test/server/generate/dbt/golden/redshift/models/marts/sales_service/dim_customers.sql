{{ config(materialized='table') }}

with

customers as (
    select * from {{ ref('stg_customers') }}
),

final as (
    select
        customers.customer_id,
        cast(customers.email_hash as char(64)) as email_hash,
        cast(customers.country_code = 'BR' as boolean) as is_domestic
    from customers
)

select * from final
