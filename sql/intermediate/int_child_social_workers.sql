with returns_in_force as (
    select * from stg_returns_in_force
),

social_workers as (
    select * from int_social_worker_history
),

final as (
    select
        returns_in_force.la_code,
        returns_in_force.collection_year,
        social_workers.child_ref,
        count(distinct social_workers.worker_ref) as social_workers
    from returns_in_force
    inner join social_workers
        on returns_in_force.la_code = social_workers.la_code
        and returns_in_force.year_end_date >= social_workers.start_date
        and returns_in_force.year_start_date < social_workers.end_date
    group by
        returns_in_force.la_code,
        returns_in_force.collection_year,
        social_workers.child_ref
)

select * from final
