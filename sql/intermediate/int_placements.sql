with placement_episodes as (
    select * from int_placement_episodes
),

numbered as (
    select
        *,
        count(case when starts_placement then 1 end) over (
            partition by la_code, child_ref, spell_start_date
            order by start_date
            rows between unbounded preceding and current row
        ) as placement_number
    from placement_episodes
),

placements as (
    select
        la_code,
        child_ref,
        min(start_date) as start_date,
        max_by(end_date, start_date) as end_date
    from numbered
    group by la_code, child_ref, spell_start_date, placement_number
),

final as (
    select * from placements where end_date > start_date
)

select * from final
