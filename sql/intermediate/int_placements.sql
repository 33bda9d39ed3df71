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
        ) as group_date
    from placement_episodes
),

started as (
    select * from placement_episodes where starts_placement
),

continued as (
    select *
    from placement_episodes
    where is_first_of_period and not starts_placement
),

carried_on as (
    -- Interrupted placements continue in the next period of care.
    select
        continued.la_code,
        continued.child_ref,
        continued.start_date as group_date,
        max(started.start_date) as placement_date
    from continued
    inner join started
        on continued.la_code = started.la_code
        and continued.child_ref = started.child_ref
        and continued.spell_start_date = started.spell_start_date
        and continued.start_date > started.start_date
    group by continued.la_code, continued.child_ref, continued.start_date
),

keyed as (
    select
        grouped.la_code,
        grouped.child_ref,
        grouped.start_date,
        grouped.end_date,
        coalesce(carried_on.placement_date, grouped.group_date)
            as placement_date
    from grouped
    left join carried_on
        on grouped.la_code = carried_on.la_code
        and grouped.child_ref = carried_on.child_ref
        and grouped.group_date = carried_on.group_date
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
