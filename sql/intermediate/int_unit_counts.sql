with unit_members as (
    select * from int_unit_members
),

council_counts as (
    select * from int_council_counts
),

final as (
    select
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        council_counts.measure,
        council_counts.profile,
        council_counts.breakdown,
        council_counts.category,
        cast(sum(council_counts.numerator) as bigint) as numerator,
        cast(sum(council_counts.denominator) as bigint) as denominator
    from unit_members
    inner join council_counts
        on unit_members.la_code = council_counts.la_code
        and unit_members.collection_year = council_counts.collection_year
    group by
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        council_counts.measure,
        council_counts.profile,
        council_counts.breakdown,
        council_counts.category
)

select * from final
