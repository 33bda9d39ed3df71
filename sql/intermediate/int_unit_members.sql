with council_regions as (
    select * from int_council_regions
),

returns_in_force as (
    select * from stg_returns_in_force
),

levels as (
    select unit_level
    from (values ('council'), ('region'), ('england')) as names (unit_level)
),

councils as (
    select
        coalesce(
            returns_in_force.collection_year, council_regions.collection_year
        ) as collection_year,
        coalesce(returns_in_force.la_code, council_regions.la_code) as la_code,
        council_regions.region_code,
        coalesce(council_regions.is_in_force, false) as is_in_force,
        returns_in_force.la_code is not null as has_return
    from council_regions
    full outer join returns_in_force
        on council_regions.la_code = returns_in_force.la_code
        and council_regions.collection_year = returns_in_force.collection_year
),

members as (
    select
        councils.collection_year,
        levels.unit_level,
        case levels.unit_level
            when 'council' then councils.la_code
            when 'region' then councils.region_code
            when 'england' then 'E92000001'
        end as unit_code,
        councils.la_code,
        councils.is_in_force,
        councils.has_return
    from councils
    cross join levels
),

final as (
    select *
    from members
    where unit_code is not null and (has_return or unit_level <> 'council')
)

select * from final
