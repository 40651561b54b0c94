{{ config(materialized='table') }}

select
    explode(
        sequence(date '2000-01-01', date '2050-12-31', interval 1 day)
    ) as date_day
