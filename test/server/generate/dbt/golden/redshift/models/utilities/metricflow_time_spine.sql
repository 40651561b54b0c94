{{ config(materialized='table') }}

with recursive

days (date_day) as (
    select cast('2000-01-01' as date) as date_day

    union all

    select cast(dateadd(day, 1, date_day) as date) as date_day
    from days
    where date_day < '2050-12-31'
)

select date_day
from days
