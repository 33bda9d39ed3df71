with unit_members as (
    select * from int_unit_members
),

cohort_breakdowns as (
    select * from int_cohort_breakdowns
),

council_counts as (
    select la_code, collection_year, breakdown, category, count(*) as children
    from cohort_breakdowns
    group by la_code, collection_year, breakdown, category
),

units as (
    select
        collection_year,
        unit_level,
        unit_code,
        count(case when has_return then 1 end) as councils_counted,
        count(case when is_in_force or unit_level = 'council' then 1 end)
            as councils_total
    from unit_members
    group by collection_year, unit_level, unit_code
),

unit_counts as (
    select
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        council_counts.breakdown,
        council_counts.category,
        cast(sum(council_counts.children) as bigint) as children
    from unit_members
    inner join council_counts
        on unit_members.la_code = council_counts.la_code
        and unit_members.collection_year = council_counts.collection_year
    group by
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        council_counts.breakdown,
        council_counts.category
),

final as (
    select
        units.collection_year,
        units.unit_level,
        units.unit_code,
        coalesce(unit_counts.breakdown, 'total') as breakdown,
        coalesce(unit_counts.category, 'Total') as category,
        case
            when units.councils_counted > 0
                then coalesce(unit_counts.children, 0)
        end as children,
        units.councils_counted,
        units.councils_total
    from units
    left join unit_counts
        on units.collection_year = unit_counts.collection_year
        and units.unit_level = unit_counts.unit_level
        and units.unit_code = unit_counts.unit_code
)

select * from final
