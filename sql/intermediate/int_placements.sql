with placement_episodes as (
    select * from int_placement_episodes
),

grouped as (
    select
        *,
        max(
            case
                when starts_placement or is_first_of_period then start_date
            end
        ) over (
            partition by la_code, child_ref, period_start_date
            order by start_date
            rows between unbounded preceding and current row
        ) as first_date_in_period,
        max(case when starts_placement then start_date end) over (
            partition by la_code, child_ref, spell_start_date
            order by start_date
            rows between unbounded preceding and current row
        ) as last_started_date
    from placement_episodes
),

keyed as (
    -- What short breaks interrupted goes on in the next period of care.
    select
        *,
        max(
            case
                when start_date <> first_date_in_period then null
                when starts_placement then start_date
                else last_started_date
            end
        ) over (
            partition by
                la_code, child_ref, period_start_date, first_date_in_period
        ) as placement_date
    from grouped
),

placements as (
    select
        la_code,
        child_ref,
        min(start_date) as start_date,
        max_by(end_date, start_date) as end_date
    from keyed
    group by la_code, child_ref, placement_date
),

final as (
    select * from placements where end_date > start_date
)

select * from final
