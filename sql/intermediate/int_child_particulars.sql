with care as (
    select * from int_child_care
),

children as (
    select * from int_children
),

uasc as (
    select * from stg_uasc
),

entry_ages as (
    select * from int_entry_ages
),

final as (
    select
        care.*,
        coalesce(children.sex, 'Unknown') as sex,
        children.ethnicity,
        entry_ages.entry_age,
        case when uasc.child_ref is null then 'No' else 'Yes' end as uasc,
        -- Birthdays in January to March are reached by 31 March, so month and
        -- year of birth are enough.
        case
            when
                100 * children.birth_year + children.birth_month
                <= 100 * care.collection_year + 3
                then
                    care.collection_year - children.birth_year
                    - case when children.birth_month > 3 then 1 else 0 end
        end as age
    from care
    left join children
        on care.la_code = children.la_code
        and care.child_ref = children.child_ref
    left join uasc
        on care.la_code = uasc.la_code
        and care.collection_year = uasc.collection_year
        and care.child_ref = uasc.child_ref
    left join entry_ages
        on care.la_code = entry_ages.la_code
        and care.child_ref = entry_ages.child_ref
)

select * from final
