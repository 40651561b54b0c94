with

churn_calculation as (
    select * from {{ ref('int_churn_calculation') }}
),

mrr as (
    select * from {{ ref('fct_mrr') }}
),

final as (
    select
        churn_calculation.customer_id,
        churn_calculation.subscription_month as churn_month,
        churn_calculation.is_churned,
        case
            when not churn_calculation.is_churned then null
            when
                churn_calculation.failed_charge_count > 0
                and churn_calculation.cancellation_reason = 'payment_failed'
                then 'involuntary'
            else 'voluntary'
        end as churn_type,
        case
            when churn_calculation.is_churned
                then coalesce(churn_calculation.loss_reason, churn_calculation.cancellation_reason)
        end as churn_reason,
        churn_calculation.tenure_months,
        churn_calculation.failed_charge_count,
        mrr.previous_mrr_amount as starting_mrr_amount,
        cast(case when mrr.movement_type = 'churned' then mrr.previous_mrr_amount else 0 end as decimal(14, 2))
            as churned_mrr_amount,
        case when churn_calculation.is_churned then churn_calculation.canceled_at end as churned_at,
        cast(current_timestamp as timestamptz) as loaded_at
    from churn_calculation
    left join mrr
        on mrr.customer_id = churn_calculation.customer_id
        and mrr.mrr_month = churn_calculation.subscription_month
)

select * from final
