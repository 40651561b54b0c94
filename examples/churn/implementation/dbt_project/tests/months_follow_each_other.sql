-- The revenue of the month before is the revenue that the row of that month shows.
select this_month.customer_id, this_month.mrr_month
from {{ ref('fct_mrr') }} as this_month
inner join {{ ref('fct_mrr') }} as last_month
    on last_month.customer_id = this_month.customer_id
    and last_month.mrr_month = this_month.mrr_month - interval '1 month'
where this_month.previous_mrr_amount <> last_month.mrr_amount
