with episodes as (
    select * from ssda903_episodes
),

returns_in_force as (
    select * from stg_returns_in_force
),

final as (
    select
        episodes.la_code,
        episodes.collection_year,
        episodes.child_ref,
        ---------- dates
        episodes.decom as start_date,
        episodes.dec as ceased_date,
        coalesce(episodes.is_end_unreadable, false) as is_end_unreadable,
        ---------- codes
        episodes.rne as new_episode_reason,
        episodes.rec as ceased_reason,
        episodes.ls as legal_status,
        episodes.cin as category_of_need,
        episodes.place,
        episodes.place_provider,
        episodes.urn,
        episodes.pl_post_ref,
        episodes.reason_place_change as place_change_reason,
        ---------- calculated
        episodes.age_at_decom as age_at_start,
        coalesce(episodes.ls in ('V3', 'V4'), false) as is_respite,
        coalesce(episodes.place in ('T0', 'T1', 'T2', 'T3', 'T4'), false)
            as is_temporary
    from episodes
    inner join returns_in_force
        on episodes.la_code = returns_in_force.la_code
        and episodes.collection_year = returns_in_force.collection_year
        and episodes.submission_id = returns_in_force.submission_id
    where
        episodes.child_ref is not null
        and episodes.decom is not null
        and (
            episodes.dec between returns_in_force.year_start_date
            and returns_in_force.year_end_date
            or (
                episodes.decom <= returns_in_force.year_end_date
                and (
                    episodes.dec is null
                    or episodes.dec > returns_in_force.year_start_date
                )
            )
        )
)

select * from final
