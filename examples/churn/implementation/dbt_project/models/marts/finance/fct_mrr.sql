with

mrr_movements as (
    select * from {{ ref('int_mrr_movements') }}
),

final as (
    select
        mrr_movements.customer_id,
        mrr_movements.subscription_month as mrr_month,
        mrr_movements.plan_code,
        upper(mrr_movements.currency_code) as currency_code,
        {{ cents_to_euros('mrr_movements.mrr_amount_cents') }} as mrr_amount,
        {{ cents_to_euros('mrr_movements.previous_mrr_amount_cents') }} as previous_mrr_amount,
        case
            when mrr_movements.previous_mrr_amount_cents = 0 then 'new'
            when mrr_movements.mrr_amount_cents = 0 then 'churned'
            when mrr_movements.mrr_amount_cents > mrr_movements.previous_mrr_amount_cents then 'expansion'
            when mrr_movements.mrr_amount_cents < mrr_movements.previous_mrr_amount_cents then 'contraction'
            else 'unchanged'
        end as movement_type,
        mrr_movements.previous_mrr_amount_cents = 0 as is_new_customer,
        cast(current_timestamp as timestamptz) as loaded_at
    from mrr_movements
)

select * from final
