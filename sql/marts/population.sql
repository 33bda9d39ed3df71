with estimates as (
    select * from ref_population
),

final as (
    select
        -- the rates of a collection year use the mid-year before its 31 March
        mid_year + 1 as collection_year,
        mid_year,
        unit_level,
        unit_code,
        population_0_17,
        symbol
    from estimates
)

select * from final
