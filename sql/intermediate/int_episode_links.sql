with episodes as (
    select * from int_episode_history
),

dated as (
    -- Each episode stands here on the day it starts and on the day it hands
    -- the child over. An episode without a day would follow itself.
    select
        episodes.*,
        sides.is_start,
        not sides.is_start and episodes.ceased_reason = 'X1' as hands_over,
        case when is_start then start_date else ceased_date end as on_date
    from episodes
    cross join (values (true), (false)) as sides (is_start)
    where
        is_start
        or (ceased_date > start_date and (ceased_reason = 'X1' or is_respite))
),

handed as (
    select
        *,
        bool_or(hands_over) over same_day as follows_directly,
        bool_or(hands_over and not is_respite) over same_day as follows_care,
        bool_or(not is_start and is_respite) over same_day
            as follows_short_break
    from dated
    window same_day as (partition by la_code, child_ref, on_date)
),

linked as (
    select
        *,
        coalesce(follows_directly, false) as is_in_spell,
        not is_respite
        and coalesce(follows_care, false)
        and coalesce(new_episode_reason, '') <> 'S' as continues_care,
        max(end_date) over (
            partition by la_code, child_ref
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as earlier_end_date
    from handed
    where is_start
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        end_date,
        ceased_date,
        new_episode_reason,
        ceased_reason,
        legal_status,
        place,
        place_provider,
        urn,
        pl_post_ref,
        place_change_reason,
        is_respite,
        is_temporary,
        is_in_spell as follows_directly,
        follows_short_break,
        continues_care,
        coalesce(
            bool_or(start_date < earlier_end_date) over (
                partition by la_code, child_ref
            ),
            false
        ) as is_tangled
    from linked
)

select * from final
