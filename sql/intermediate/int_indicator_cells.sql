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
                then case
                    when unit_counts.breakdown is null then 0
                    else unit_counts.numerator
                end
        end as numerator,
        case
            when unit_measures.councils_counted > 0
                then case
                    when unit_counts.breakdown is null then 0
                    else unit_counts.denominator
                end
        end as denominator,
        case
            when unit_measures.councils_counted = 0 then 'x'
            -- No view counts the measure: that is not a count of 0.
            when unit_counts.breakdown is not null
                and unit_counts.denominator is null then 'x'
            else 'available'
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
