with unit_measures as (
    select * from int_unit_measures
),

unit_counts as (
    select * from int_unit_counts
),

final as (
    select
        unit_measures.collection_year,
        unit_measures.unit_level,
        unit_measures.unit_code,
        unit_measures.measure,
        unit_measures.profile,
        coalesce(unit_counts.breakdown, 'total') as breakdown,
        coalesce(unit_counts.category, 'Total') as category,
        case
            when unit_measures.councils_counted > 0
                then coalesce(unit_counts.numerator, 0)
        end as numerator,
        case
            when unit_measures.councils_counted > 0
                then coalesce(unit_counts.denominator, 0)
        end as denominator,
        case
            when unit_measures.councils_counted > 0 then 'available'
            else 'x'
        end as availability,
        unit_measures.councils_counted,
        unit_measures.councils_total
    from unit_measures
    left join unit_counts
        on unit_measures.collection_year = unit_counts.collection_year
        and unit_measures.unit_level = unit_counts.unit_level
        and unit_measures.unit_code = unit_counts.unit_code
        and unit_measures.measure = unit_counts.measure
        and unit_measures.profile = unit_counts.profile
)

select * from final
