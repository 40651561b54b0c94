{% set LAST_MONTH = "cast('" ~ var('last_month') ~ "' as date)" %}

with

subscriptions as (
    select * from {{ ref('stg_subscriptions') }}
),

months as (
    select months.subscription_month
    from {{ month_spine('(select min(subscriptions.started_at) from subscriptions)', LAST_MONTH) }} as months
),

final as (
    select
        subscriptions.subscription_id,
        subscriptions.customer_id,
        months.subscription_month,
        subscriptions.plan_code,
        subscriptions.currency_code,
        subscriptions.monthly_amount_cents as mrr_amount_cents
    from subscriptions
    inner join months
        on subscriptions.started_at < months.subscription_month + interval '1 month'
        and (
            subscriptions.canceled_at is null
            or subscriptions.canceled_at >= months.subscription_month + interval '1 month'
        )
    where subscriptions.status in ('active', 'past_due', 'canceled')
)

select * from final
