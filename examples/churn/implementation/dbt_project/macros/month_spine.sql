{% macro month_spine(first_month, last_month) -%}
    (
        with recursive months as (
            select cast(date_trunc('month', {{ first_month }}) as date) as subscription_month

            union all

            select cast(months.subscription_month + interval '1 month' as date) as subscription_month
            from months
            where months.subscription_month < date_trunc('month', {{ last_month }})
        )

        select months.subscription_month
        from months
    )
{%- endmacro %}
