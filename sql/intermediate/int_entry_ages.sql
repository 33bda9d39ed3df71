with chains as (
    select * from int_episode_chains where not is_respite
),

ages as (
    select * from int_episode_ages
),

first_episodes as (
    -- Care whose first known episode has no S began before that day, unless
    -- a short break ended on it.
    select
        la_code,
        child_ref,
        min(start_date) as start_date,
        min_by(
            follows_short_break or coalesce(new_episode_reason = 'S', false),
            start_date
        ) as is_start_known
    from chains
    group by la_code, child_ref
),

final as (
    select
        first_episodes.la_code,
        first_episodes.child_ref,
        ages.age_at_start as entry_age
    from first_episodes
    inner join ages
        on first_episodes.la_code = ages.la_code
        and first_episodes.child_ref = ages.child_ref
        and first_episodes.start_date = ages.start_date
    where first_episodes.is_start_known
)

select * from final
