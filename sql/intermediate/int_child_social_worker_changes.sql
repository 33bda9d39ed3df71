with returns_in_force as (
    select * from stg_returns_in_force
),

spells as (
    select * from int_social_worker_spells
),

final as (
    select
        returns_in_force.la_code,
        returns_in_force.collection_year,
        spells.child_ref,
        bool_or(spells.end_date > returns_in_force.year_end_date)
            as has_worker_at_year_end,
        count(
            case
                when
                    spells.start_date > returns_in_force.year_start_date
                    and spells.worker_ref <> spells.previous_worker_ref
                    and coalesce(spells.change_reason, '') <> 'FCONTA'
                    then 1
            end
        ) as changes
    from returns_in_force
    inner join spells
        on returns_in_force.la_code = spells.la_code
        and returns_in_force.year_end_date >= spells.start_date
        and returns_in_force.year_start_date < spells.end_date
    group by
        returns_in_force.la_code,
        returns_in_force.collection_year,
        spells.child_ref
)

select * from final
