with returns_in_force as (
    select * from stg_returns_in_force
),

final as (
    select
        la_code,
        collection_year,
        year_start_date,
        year_end_date,
        cast(cast(collection_year - 2 as varchar) || '-04-01' as date)
            as two_years_start_date
    from returns_in_force
    where return_type = 'ssda903'
)

select * from final
