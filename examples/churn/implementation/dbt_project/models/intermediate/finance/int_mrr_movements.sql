{% set FIRST_MONTH = "cast('" ~ var('first_month') ~ "' as date)" %}
{% set LAST_MONTH = "cast('" ~ var('last_month') ~ "' as date)" %}

with

subscription_months as (
    select * from {{ ref('int_subscription_months') }}
),

customer_months as (
    select
        subscription_months.customer_id,
        subscription_months.subscription_month,
        max(
            case subscription_months.plan_code
                when 'business' then 3
                when 'team' then 2
                when 'starter' then 1
            end
        ) as plan_rank,
        max(subscription_months.currency_code) as currency_code,
        sum(subscription_months.mrr_amount_cents) as mrr_amount_cents
    from subscription_months
    group by subscription_months.customer_id, subscription_months.subscription_month
),

-- Each month is also the month before of the next one. So a customer who stops paying keeps a row.
both_months as (
    select
        customer_months.customer_id,
        customer_months.subscription_month,
        customer_months.plan_rank,
        cast(null as integer) as previous_plan_rank,
        customer_months.currency_code,
        customer_months.mrr_amount_cents,
        0 as previous_mrr_amount_cents
    from customer_months

    union all

    select
        customer_months.customer_id,
        cast(customer_months.subscription_month + interval '1 month' as date) as subscription_month,
        cast(null as integer) as plan_rank,
        customer_months.plan_rank as previous_plan_rank,
        customer_months.currency_code,
        0 as mrr_amount_cents,
        customer_months.mrr_amount_cents as previous_mrr_amount_cents
    from customer_months
),

final as (
    select
        both_months.customer_id,
        both_months.subscription_month,
        case coalesce(max(both_months.plan_rank), max(both_months.previous_plan_rank))
            when 3 then 'business'
            when 2 then 'team'
            when 1 then 'starter'
        end as plan_code,
        max(both_months.currency_code) as currency_code,
        cast(sum(both_months.mrr_amount_cents) as bigint) as mrr_amount_cents,
        cast(sum(both_months.previous_mrr_amount_cents) as bigint) as previous_mrr_amount_cents
    from both_months
    where both_months.subscription_month between {{ FIRST_MONTH }} and {{ LAST_MONTH }}
    group by both_months.customer_id, both_months.subscription_month
)

select * from final
