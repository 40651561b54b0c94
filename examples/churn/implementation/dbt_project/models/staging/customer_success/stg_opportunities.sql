with

opportunities as (
    select * from {{ source('salesforce', 'opportunities') }}
),

final as (
    select
        cast(opportunities.Id as varchar(18)) as opportunity_id,
        cast(opportunities.AccountId as varchar(18)) as account_id,
        cast(opportunities.Type as varchar(40)) as opportunity_type,
        cast(opportunities.StageName as varchar(40)) as stage_name,
        cast(opportunities.Amount as decimal(14, 2)) as amount,
        cast(opportunities.CloseDate as date) as close_date,
        cast(opportunities.IsClosed as boolean) as is_closed,
        cast(opportunities.IsWon as boolean) as is_won,
        cast(opportunities.Loss_Reason__c as varchar(40)) as loss_reason,
        cast(opportunities.LastModifiedDate as timestamptz) as last_modified_at
    from opportunities
)

select * from final
