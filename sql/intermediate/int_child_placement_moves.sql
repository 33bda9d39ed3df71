with council_years as (
    select * from int_council_years
),

episodes as (
    select * from int_episode_chains where not is_respite
),

after_earlier_care as (
    select
        la_code,
        child_ref,
        start_date,
        new_episode_reason,
        -- The end of earlier care shows whether an S is an entry: it is one
        -- when there is no earlier day in care in the window.
        max(case when end_date > start_date then end_date end) over (
            partition by la_code, child_ref
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as earlier_care_end_date
    from episodes
),

starts as (
    select *, new_episode_reason in ('P', 'B') as is_new_carer
    from after_earlier_care
    where new_episode_reason in ('S', 'P', 'B')
),

final as (
    select
        years.la_code,
        years.collection_year,
        starts.child_ref,
        count(
            case
                when
                    starts.start_date > years.year_start_date
                    and (
                        starts.is_new_carer
                        or starts.earlier_care_end_date > years.year_start_date
                    )
                    then 1
            end
        ) as placement_moves,
        count(
            case
                when
                    starts.is_new_carer
                    or starts.earlier_care_end_date > years.two_years_start_date
                    then 1
            end
        ) as placement_moves_2y
    from council_years as years
    inner join starts
        on years.la_code = starts.la_code
        and years.two_years_start_date < starts.start_date
        and years.year_end_date >= starts.start_date
    group by years.la_code, years.collection_year, starts.child_ref
)

select * from final
