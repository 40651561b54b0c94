with

accounts as (
    select * from {{ source('salesforce', 'accounts') }}
),

final as (
    select
        cast(accounts.Id as varchar(18)) as account_id,
        cast(accounts.Name as varchar(255)) as account_name,
        cast(accounts.Industry as varchar(80)) as industry,
        cast(accounts.Segment__c as varchar(20)) as segment,
        {{ hash_pii('accounts.OwnerEmail__c') }} as owner_email_hash,
        cast(accounts.IsDeleted as boolean) as is_deleted,
        cast(accounts.CreatedDate as timestamptz) as created_at
    from accounts
)

select * from final
