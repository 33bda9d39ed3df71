with chains as (
    select * from int_episode_chains where not is_respite
),

ages as (
    select * from int_episode_ages
),

numbered as (
    select
        *,
        count(case when not is_temporary then 1 end) over (
            partition by la_code, child_ref, period_start_date
            order by start_date
            rows between unbounded preceding and current row
        ) as lasting_episodes_so_far,
        -- Care whose first known episode has no S began before that day,
        -- unless a short break ended on it.
        bool_or(
            start_date = period_start_date
            and (
                follows_short_break
                or coalesce(new_episode_reason = 'S', false)
            )
        ) over (
            partition by la_code, child_ref, period_start_date
        ) as is_period_start_known,
        min(start_date) over (
            partition by la_code, child_ref
        ) as first_known_date
    from chains
),

known as (
    select
        *,
        max(case when not is_temporary then place end) over (
            partition by
                la_code, child_ref, period_start_date, lasting_episodes_so_far
        ) as lasting_place,
        bool_or(
            start_date = first_known_date and is_period_start_known
        ) over (
            partition by la_code, child_ref
        ) as is_first_start_known
    from numbered
),

final as (
    select
        known.la_code,
        known.child_ref,
        known.start_date,
        known.end_date,
        known.ceased_date,
        known.new_episode_reason,
        known.legal_status,
        known.lasting_episodes_so_far > 0 as has_lasting_place,
        known.lasting_place,
        known.period_start_date,
        known.is_period_start_known,
        case when known.is_first_start_known then ages.age_at_start end
            as entry_age
    from known
    left join ages
        on known.la_code = ages.la_code
        and known.child_ref = ages.child_ref
        and known.first_known_date = ages.start_date
)

select * from final
