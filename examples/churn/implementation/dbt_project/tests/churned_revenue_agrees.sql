-- Churned revenue of a month equals the movement `churned` of finance.
with

churn as (
    select fct_churn.churn_month, sum(fct_churn.churned_mrr_amount) as churned_mrr_amount
    from {{ ref('fct_churn') }} as fct_churn
    group by fct_churn.churn_month
),

mrr as (
    select fct_mrr.mrr_month, sum(fct_mrr.previous_mrr_amount) as churned_mrr_amount
    from {{ ref('fct_mrr') }} as fct_mrr
    where fct_mrr.movement_type = 'churned'
    group by fct_mrr.mrr_month
)

select churn.churn_month
from churn
left join mrr
    on mrr.mrr_month = churn.churn_month
where churn.churned_mrr_amount <> coalesce(mrr.churned_mrr_amount, 0)
