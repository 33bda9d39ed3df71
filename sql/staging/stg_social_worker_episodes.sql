with social_worker_episodes as (
    select * from ssda903_social_worker_episodes
),

returns_in_force as (
    select * from stg_returns_in_force
),

final as (
    select
        workers.la_code,
        workers.collection_year,
        workers.child_ref,
        workers.worker_ref,
        workers.sw_decom as start_date,
        workers.sw_dec as ceased_date,
        coalesce(workers.is_end_unreadable, false) as is_end_unreadable,
        workers.sw_reason as change_reason
    from social_worker_episodes as workers
    inner join returns_in_force
        on workers.la_code = returns_in_force.la_code
        and workers.collection_year = returns_in_force.collection_year
        and workers.submission_id = returns_in_force.submission_id
    where
        workers.child_ref is not null
        and workers.worker_ref is not null
        and workers.sw_decom is not null
        and (
            workers.sw_dec between returns_in_force.year_start_date
            and returns_in_force.year_end_date
            or (
                workers.sw_decom <= returns_in_force.year_end_date
                and (
                    workers.sw_dec is null
                    or workers.sw_dec > returns_in_force.year_start_date
                )
            )
        )
)

select * from final
