with episodes as (
    select * from int_episode_history
),

dated as (
    -- Each episode stands here on the day it starts and on the day it hands
    -- the child over. An episode without a day would follow itself.
    select
        episodes.*,
        days.is_start,
        case when days.is_start then start_date else ceased_date end as on_date
    from episodes
    cross join (values (true), (false)) as days (is_start)
    where
        days.is_start
        or (ceased_reason = 'X1' and ceased_date > start_date)
),

handed as (
    select
        *,
        bool_and(case when not is_start then is_respite end) over (
            partition by la_code, child_ref, on_date
        ) as is_from_respite
    from dated
),

linked as (
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
        age_at_start,
        is_respite,
        is_temporary,
        is_from_respite is not null as follows_directly,
        not is_respite
        and coalesce(not is_from_respite, false)
        and coalesce(new_episode_reason, '') <> 'S'
            as continues_care
    from handed
    where is_start
),

final as (
    select
        *,
        count(case when not follows_directly then 1 end) over (
            partition by la_code, child_ref
            order by start_date
            rows between unbounded preceding and current row
        ) as spell_number,
        count(
            case when not is_respite and not continues_care then 1 end
        ) over (
            partition by la_code, child_ref
            order by start_date
            rows between unbounded preceding and current row
        ) as period_number
    from linked
)

select * from final
