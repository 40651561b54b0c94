with

subscriptions as (
    select * from {{ source('stripe', 'subscriptions') }}
),

final as (
    select
        cast(subscriptions.id as varchar(32)) as subscription_id,
        cast(subscriptions.customer as varchar(32)) as customer_id,
        cast(subscriptions.status as varchar(20)) as status,
        cast(subscriptions.plan_lookup_key as varchar(20)) as plan_code,
        cast(subscriptions.quantity as integer) as seat_count,
        cast(subscriptions.plan_monthly_amount as bigint) as monthly_amount_cents,
        cast(subscriptions.currency as char(3)) as currency_code,
        cast(subscriptions.cancel_at_period_end as boolean) as is_cancel_at_period_end,
        cast(subscriptions.cancellation_details_reason as varchar(40)) as cancellation_reason,
        cast(subscriptions.start_date as timestamptz) as started_at,
        cast(subscriptions.canceled_at as timestamptz) as canceled_at
    from subscriptions
)

select * from final
