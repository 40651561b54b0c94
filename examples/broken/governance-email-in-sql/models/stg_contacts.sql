-- Wrong: The model gives out the mail address as it is.
-- Right: {{ hash_pii('c.email') }} as email.
select
    c.customer_id,
    c.email
from {{ source('crm', 'contacts') }} as c
