with episodes as (
    select * from int_episode_history
),

ends as (
    -- The episodes that end with X1 on a day, and the short breaks that end on
    -- it. An episode of less than a day would follow itself.
    select
        la_code,
        child_ref,
        ceased_date,
        coalesce(bool_or(ceased_reason = 'X1'), false) as follows_directly,
        coalesce(bool_or(ceased_reason = 'X1' and not is_respite), false)
            as follows_care,
        bool_or(is_respite) as follows_short_break
    from episodes
    where ceased_date > start_date and (ceased_reason = 'X1' or is_respite)
    group by la_code, child_ref, ceased_date
),

final as (
    select
        episodes.la_code,
        episodes.child_ref,
        episodes.start_date,
        episodes.end_date,
        episodes.ceased_date,
        episodes.new_episode_reason,
        episodes.ceased_reason,
        episodes.legal_status,
        episodes.place,
        episodes.is_respite,
        episodes.is_temporary,
        coalesce(ends.follows_directly, false) as follows_directly,
        coalesce(ends.follows_short_break, false) as follows_short_break,
        coalesce(ends.follows_care, false)
        and not episodes.is_respite
        and coalesce(episodes.new_episode_reason, '') <> 'S' as continues_care,
        coalesce(
            episodes.start_date < max(episodes.end_date) over (
                partition by episodes.la_code, episodes.child_ref
                order by episodes.start_date
                rows between unbounded preceding and 1 preceding
            ),
            false
        ) as overlaps_earlier
    from episodes
    left join ends
        on episodes.la_code = ends.la_code
        and episodes.child_ref = ends.child_ref
        and episodes.start_date = ends.ceased_date
)

select * from final
