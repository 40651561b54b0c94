with

customers as (
    select * from {{ ref('stg_customers') }}
),

accounts as (
    select * from {{ ref('stg_accounts') }}
),

final as (
    select
        customers.customer_id,
        accounts.account_name,
        customers.email_hash,
        coalesce(accounts.segment, 'smb') as segment,
        customers.country_code,
        customers.created_at as signed_up_at
    from customers
    left join accounts
        on accounts.account_id = customers.salesforce_account_id
)

select * from final
