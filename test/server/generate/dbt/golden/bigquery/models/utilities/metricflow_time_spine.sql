{{ config(materialized='table') }}

select date_day
from unnest(generate_date_array('2000-01-01', '2050-12-31')) as date_day
