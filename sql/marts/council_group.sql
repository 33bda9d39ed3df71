with members as (
    select * from ref_group_members
),

council_groups as (
    select * from ref_groups
),

final as (
    select
        'council' as unit_level,
        members.la_code as unit_code,
        members.group_code,
        council_groups.name as group_name,
        council_groups.kind,
        members.valid_from,
        members.valid_to
    from members
    inner join council_groups
        on members.group_code = council_groups.group_code
)

select * from final
