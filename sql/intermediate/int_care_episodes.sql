with chains as (
    select * from int_episode_chains where not is_respite
),

followed as (
    select
        *,
        -- Each lasting place after its day: the greatest is the newest.
        max(
            case
                when not is_temporary
                    then cast(start_date as varchar) || coalesce(place, '')
            end
        ) over so_far as dated_place,
        -- Care whose first known episode has no S began before that day,
        -- unless a short break ended on it.
        bool_or(
            start_date = period_start_date
            and (
                follows_short_break
                or coalesce(new_episode_reason = 'S', false)
            )
        ) over so_far as is_period_start_known
    from chains
    window so_far as (
        partition by la_code, child_ref, period_start_date
        order by start_date
        rows between unbounded preceding and current row
    )
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        end_date,
        ceased_date,
        new_episode_reason,
        legal_status,
        dated_place is not null as has_lasting_place,
        nullif(substr(dated_place, 11), '') as lasting_place,
        period_start_date,
        is_period_start_known
    from followed
)

select * from final
