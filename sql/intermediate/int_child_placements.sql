with returns_in_force as (
    select * from stg_returns_in_force
),

placements as (
    select * from int_placements
),

final as (
    select
        returns_in_force.la_code,
        returns_in_force.collection_year,
        placements.child_ref,
        count(*) as placements
    from returns_in_force
    inner join placements
        on returns_in_force.la_code = placements.la_code
        and returns_in_force.year_end_date >= placements.start_date
        and returns_in_force.year_start_date < placements.end_date
    group by
        returns_in_force.la_code,
        returns_in_force.collection_year,
        placements.child_ref
)

select * from final
