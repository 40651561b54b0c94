-- Wrong: The mart reads a table of a source, which is neither cleaned nor typed.
-- Right: Read it in a staging model, and write ref('stg_charges').
select sum(amount) as revenue_amount
from {{ source('stripe', 'charges') }}
