{{ config(materialized='table') }}

select
    dateadd(
        day,
        row_number() over (order by seq4()) - 1,
        cast('2000-01-01' as date)
    ) as date_day
from table(generator(rowcount => 18628))
