with measure_children as (
    select * from int_measure_children
),

breakdowns as (
    select breakdown
    from (
        values ('total'), ('age_band_cco'), ('age_band_dfe'), ('sex')
    ) as names (breakdown)
),

combinations as (
    select
        la_code,
        collection_year,
        measure,
        profile,
        age_band_cco,
        age_band_dfe,
        sex,
        count(case when is_in_numerator then 1 end) as numerator,
        count(*) as denominator
    from measure_children
    group by
        la_code,
        collection_year,
        measure,
        profile,
        age_band_cco,
        age_band_dfe,
        sex
),

categorised as (
    select
        combinations.*,
        breakdowns.breakdown,
        case breakdowns.breakdown
            when 'total' then 'Total'
            when 'age_band_cco' then combinations.age_band_cco
            when 'age_band_dfe' then combinations.age_band_dfe
            when 'sex' then combinations.sex
        end as category
    from combinations
    cross join breakdowns
),

final as (
    select
        la_code,
        collection_year,
        measure,
        profile,
        breakdown,
        category,
        cast(sum(numerator) as bigint) as numerator,
        cast(sum(denominator) as bigint) as denominator
    from categorised
    group by
        la_code, collection_year, measure, profile, breakdown, category
)

select * from final
