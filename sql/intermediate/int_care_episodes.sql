with chains as (
    select * from int_episode_chains where not is_respite
),

numbered as (
    select
        *,
        count(case when not is_temporary then 1 end) over (
            partition by la_code, child_ref, period_number
            order by start_date
            rows between unbounded preceding and current row
        ) as lasting_episodes_so_far
    from chains
),

final as (
    select
        la_code,
        child_ref,
        period_number,
        start_date,
        end_date,
        new_episode_reason,
        legal_status,
        max(case when not is_temporary then place end) over (
            partition by
                la_code, child_ref, period_number, lasting_episodes_so_far
        ) as lasting_place,
        min(start_date) over (
            partition by la_code, child_ref, period_number
        ) as period_start_date,
        -- Care whose first known episode has no S began before that day,
        -- unless a short break came directly before it.
        bool_or(
            not continues_care
            and (
                follows_directly
                or coalesce(new_episode_reason = 'S', false)
            )
        ) over (
            partition by la_code, child_ref, period_number
        ) as is_period_start_known,
        max(case when not continues_care then age_at_start end) over (
            partition by la_code, child_ref, period_number
        ) as age_at_period_start
    from numbered
)

select * from final
