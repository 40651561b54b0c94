-- More than a fifth of the customers in one month is a bug in the pipeline, or a very bad month.
{{ config(severity='warn') }}

select fct_churn.churn_month
from {{ ref('fct_churn') }} as fct_churn
group by fct_churn.churn_month
having avg(case when fct_churn.is_churned then 1.0 else 0.0 end) > 0.2
