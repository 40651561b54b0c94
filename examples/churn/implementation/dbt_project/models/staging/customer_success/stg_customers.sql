with

customers as (
    select * from {{ source('stripe', 'customers') }}
),

final as (
    select
        cast(customers.id as varchar(32)) as customer_id,
        cast(customers.metadata_salesforce_account_id as varchar(18)) as salesforce_account_id,
        {{ mask_pii('customers.name') }} as customer_name,
        {{ hash_pii('customers.email') }} as email_hash,
        cast(customers.address_country as char(2)) as country_code,
        cast(customers.delinquent as boolean) as is_delinquent,
        cast(customers.created as timestamptz) as created_at
    from customers
)

select * from final
