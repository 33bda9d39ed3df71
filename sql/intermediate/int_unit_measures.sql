with unit_members as (
    select * from int_unit_members
),

council_measures as (
    select * from int_council_measures
),

measures as (
    select distinct measure, profile from council_measures
),

final as (
    select
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        measures.measure,
        measures.profile,
        count(case when council_measures.is_available then 1 end)
            as councils_counted,
        count(
            case
                when
                    unit_members.is_in_force
                    or unit_members.unit_level = 'council'
                    then 1
            end
        ) as councils_total
    from unit_members
    cross join measures
    left join council_measures
        on unit_members.la_code = council_measures.la_code
        and unit_members.collection_year = council_measures.collection_year
        and measures.measure = council_measures.measure
        and measures.profile = council_measures.profile
    group by
        unit_members.collection_year,
        unit_members.unit_level,
        unit_members.unit_code,
        measures.measure,
        measures.profile
)

select * from final
