{{ config(materialized='table') }}

select days.date_day
from
    unnest(
        sequence(date '2000-01-01', date '2009-12-31', interval '1' day)
        || sequence(date '2010-01-01', date '2029-12-31', interval '1' day)
        || sequence(date '2030-01-01', date '2050-12-31', interval '1' day)
    ) as days (date_day)
