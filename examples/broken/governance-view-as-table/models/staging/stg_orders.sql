-- Wrong: models of the staging layer are views here.
-- Right: materialized='view'.
{{ config(materialized='table') }}

select order_id from {{ source('shop', 'orders') }}
