with returns_in_force as (
    select * from stg_returns_in_force
),

social_worker_returns as (
    select distinct la_code, collection_year from stg_social_worker_episodes
),

measures as (
    select measure, profile, needs_social_workers
    from (
        values
        ('placements_3plus', 'dfe', false),
        ('placement_moves_2plus', 'cco', false),
        ('social_workers_3plus', 'dfe', true),
        ('social_worker_changes_2plus', 'cco', true)
    ) as catalogue (measure, profile, needs_social_workers)
),

final as (
    select
        returns_in_force.la_code,
        returns_in_force.collection_year,
        measures.measure,
        measures.profile,
        not measures.needs_social_workers
        or social_worker_returns.la_code is not null
            as is_available
    from returns_in_force
    cross join measures
    left join social_worker_returns
        on returns_in_force.la_code = social_worker_returns.la_code
        and returns_in_force.collection_year
        = social_worker_returns.collection_year
)

select * from final
