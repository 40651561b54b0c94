with

charges as (
    select * from {{ source('stripe', 'charges') }}
),

final as (
    select
        cast(charges.id as varchar(32)) as charge_id,
        cast(charges.customer as varchar(32)) as customer_id,
        cast(charges.subscription as varchar(32)) as subscription_id,
        cast(charges.amount as bigint) as amount_cents,
        cast(charges.amount_refunded as bigint) as refunded_amount_cents,
        cast(charges.currency as char(3)) as currency_code,
        cast(charges.status as varchar(20)) as status,
        cast(charges.failure_code as varchar(60)) as failure_code,
        cast(charges.refunded as boolean) as is_refunded,
        {{ hash_pii('charges.receipt_email') }} as receipt_email_hash,
        cast(charges.created as timestamptz) as created_at
    from charges
)

select * from final
