with council_regions as (
    select * from int_council_regions
),

council_years as (
    select la_code, collection_year from int_council_years
),

group_members as (
    select * from ref_group_members
),

-- The levels that every council belongs to, and the groups that some belong
-- to: one list, so that the councils are read once.
memberships as (
    select
        unit_level,
        cast(null as varchar) as group_code,
        cast(null as varchar) as la_code,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to
    from (values ('council'), ('region'), ('england')) as levels (unit_level)
    union all
    select 'group', group_code, la_code, valid_from, valid_to
    from group_members
),

councils as (
    select
        council_regions.*,
        council_regions.existed_in_year
        and council_years.la_code is not null as has_return
    from council_regions
    left join council_years
        on council_regions.la_code = council_years.la_code
        and council_regions.collection_year = council_years.collection_year
),

members as (
    select
        councils.collection_year,
        memberships.unit_level,
        case memberships.unit_level
            when 'council' then councils.la_code
            when 'region' then councils.region_code
            when 'england' then 'E92000001'
            when 'group' then memberships.group_code
        end as unit_code,
        councils.la_code,
        councils.is_in_force or councils.has_return as is_in_force,
        councils.has_return
    from councils
    cross join memberships
    where memberships.unit_level <> 'group'
        or (
            memberships.la_code = councils.la_code
            and councils.existed_in_year
            and memberships.valid_from <= councils.last_date
            and coalesce(memberships.valid_to, councils.last_date)
                >= councils.last_date
        )
),

final as (
    -- Memberships of one group that overlap count a council once.
    select distinct *
    from members
    where has_return or unit_level <> 'council'
)

select * from final
