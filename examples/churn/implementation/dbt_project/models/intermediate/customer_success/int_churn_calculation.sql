{% set FIRST_MONTH = "cast('" ~ var('first_month') ~ "' as date)" %}
{% set LAST_MONTH = "cast('" ~ var('last_month') ~ "' as date)" %}

with

customers as (
    select * from {{ ref('stg_customers') }}
),

subscriptions as (
    select * from {{ ref('stg_subscriptions') }}
),

charges as (
    select * from {{ ref('stg_charges') }}
),

opportunities as (
    select * from {{ ref('stg_opportunities') }}
),

months as (
    select
        months.subscription_month,
        months.subscription_month + interval '1 month' as next_month
    from {{ month_spine(FIRST_MONTH, LAST_MONTH) }} as months
),

-- Trials bring no revenue, so nobody churns from one.
subscription_months as (
    select
        subscriptions.customer_id,
        months.subscription_month,
        months.next_month,
        subscriptions.started_at,
        subscriptions.canceled_at,
        subscriptions.cancellation_reason,
        row_number() over (
            partition by subscriptions.customer_id, months.subscription_month
            order by subscriptions.canceled_at desc nulls first, subscriptions.subscription_id
        ) as row_rank
    from subscriptions
    inner join months
        on subscriptions.started_at < months.next_month
        and (
            subscriptions.canceled_at is null
            or subscriptions.canceled_at >= months.subscription_month
        )
    where subscriptions.status in ('active', 'past_due', 'canceled')
),

first_subscriptions as (
    select
        subscriptions.customer_id,
        min(subscriptions.started_at) as first_started_at
    from subscriptions
    where subscriptions.status in ('active', 'past_due', 'canceled')
    group by subscriptions.customer_id
),

-- One row for each customer and month that began with a subscription. Row 1 is the subscription that ends last.
customer_months as (
    select
        subscription_months.customer_id,
        subscription_months.subscription_month,
        subscription_months.next_month,
        max(case when subscription_months.row_rank = 1 then subscription_months.canceled_at end) as canceled_at,
        max(case when subscription_months.row_rank = 1 then subscription_months.cancellation_reason end)
            as cancellation_reason
    from subscription_months
    group by
        subscription_months.customer_id,
        subscription_months.subscription_month,
        subscription_months.next_month
    having min(subscription_months.started_at) < subscription_months.subscription_month
),

failed_charges as (
    select
        charges.customer_id,
        cast(date_trunc('month', charges.created_at) as date) as subscription_month,
        count(charges.charge_id) as failed_charge_count
    from charges
    where charges.status = 'failed'
    group by charges.customer_id, cast(date_trunc('month', charges.created_at) as date)
),

lost_renewals as (
    select
        customer_months.customer_id,
        customer_months.subscription_month,
        opportunities.loss_reason,
        row_number() over (
            partition by customer_months.customer_id, customer_months.subscription_month
            order by opportunities.close_date desc, opportunities.last_modified_at desc
        ) as row_rank
    from customer_months
    inner join customers
        on customers.customer_id = customer_months.customer_id
    inner join opportunities
        on opportunities.account_id = customers.salesforce_account_id
        and opportunities.close_date < customer_months.next_month
    where
        opportunities.opportunity_type = 'Renewal'
        and opportunities.is_closed
        and not opportunities.is_won
),

final as (
    select
        customer_months.customer_id,
        customer_months.subscription_month,
        coalesce(customer_months.canceled_at < customer_months.next_month, false) as is_churned,
        customer_months.canceled_at,
        customer_months.cancellation_reason,
        lost_renewals.loss_reason,
        cast(
            (extract(year from customer_months.subscription_month) - extract(year from first_subscriptions.first_started_at)) * 12
            + extract(month from customer_months.subscription_month) - extract(month from first_subscriptions.first_started_at)
            as integer
        ) as tenure_months,
        cast(coalesce(failed_charges.failed_charge_count, 0) as integer) as failed_charge_count
    from customer_months
    inner join first_subscriptions
        on first_subscriptions.customer_id = customer_months.customer_id
    left join failed_charges
        on failed_charges.customer_id = customer_months.customer_id
        and failed_charges.subscription_month = customer_months.subscription_month
    left join lost_renewals
        on lost_renewals.customer_id = customer_months.customer_id
        and lost_renewals.subscription_month = customer_months.subscription_month
        and lost_renewals.row_rank = 1
)

select * from final
