{{ config(materialized='table', alias='best_sellers') }}

with

product_sales as (
    select * from {{ ref('int_product_sales') }}
),

final as (
    select
        cast(product_sales.product_code as varchar(65535)) as product_code,
        cast(round(product_sales.sold_cents / 100, 2) as numeric(38, 9)) as sold_amount,
        -- TODO(dataengos): rating: nobody knows all the tables that it is made of. From the survey, {{ '{' }}{ not yet }} there.
        cast(null as bigint) as rating,
        -- TODO(dataengos): comment: the contract does not say what comment is made of
        cast(null as varchar(65535)) as comment
    from product_sales
    where false
)

select * from final
