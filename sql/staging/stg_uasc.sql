with uasc as (
    select * from ssda903_uasc
),

returns_in_force as (
    select * from stg_returns_in_force
),

final as (
    select distinct
        uasc.la_code,
        uasc.collection_year,
        uasc.child_ref
    from uasc
    inner join returns_in_force
        on uasc.la_code = returns_in_force.la_code
        and uasc.collection_year = returns_in_force.collection_year
        and uasc.submission_id = returns_in_force.submission_id
    where uasc.child_ref is not null
)

select * from final
