{{ config(materialized='view') }}

with

customers as (
    select * from {{ source('shop', 'customers') }}
),

final as (
    select
        cast(customers.id as bigint) as customer_id,
        {{ mask_pii('customers.name') }} as full_name,
        {{ hash_pii('customers.email') }} as email_hash,
        {{ hash_pii('cast(customers.phone as varchar)') }} as phone_hash,
        cast(customers.country as char(2)) as country_code,
        cast(customers.created_at as timestamptz) as created_at
    from customers
)

select * from final
