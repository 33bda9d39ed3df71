with episodes as (
    select * from int_episode_history
),

handovers as (
    select
        la_code,
        child_ref,
        ceased_date as handover_date,
        bool_and(is_respite) as is_from_respite
    from episodes
    -- An episode without a day would follow itself.
    where ceased_reason = 'X1' and ceased_date > start_date
    group by la_code, child_ref, ceased_date
),

linked as (
    select
        episodes.*,
        handovers.handover_date is not null as follows_directly,
        not episodes.is_respite
        and coalesce(not handovers.is_from_respite, false)
        and coalesce(episodes.new_episode_reason, '') <> 'S'
            as continues_care
    from episodes
    left join handovers
        on episodes.la_code = handovers.la_code
        and episodes.child_ref = handovers.child_ref
        and episodes.start_date = handovers.handover_date
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
