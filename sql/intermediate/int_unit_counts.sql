with unit_members as (
    select * from int_unit_members
),

measure_counts as (
    select * from int_measure_counts
),

final as (
    select
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        measure_counts.measure,
        measure_counts.profile,
        measure_counts.breakdown,
        measure_counts.category,
        cast(sum(measure_counts.numerator) as bigint) as numerator,
        cast(sum(measure_counts.denominator) as bigint) as denominator
    from unit_members
    inner join measure_counts
        on unit_members.la_code = measure_counts.la_code
        and unit_members.collection_year = measure_counts.collection_year
    group by
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        measure_counts.measure,
        measure_counts.profile,
        measure_counts.breakdown,
        measure_counts.category
)

select * from final
