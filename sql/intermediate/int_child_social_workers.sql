with council_years as (
    select * from int_council_years
),

social_workers as (
    select * from int_social_worker_history
),

final as (
    select
        years.la_code,
        years.collection_year,
        social_workers.child_ref,
        count(
            distinct case
                when social_workers.end_date > years.year_start_date
                    then social_workers.worker_ref
            end
        ) as social_workers,
        count(distinct social_workers.worker_ref) as social_workers_2y
    from council_years as years
    inner join social_workers
        on years.la_code = social_workers.la_code
        and years.year_end_date >= social_workers.start_date
        and years.two_years_start_date < social_workers.end_date
    group by years.la_code, years.collection_year, social_workers.child_ref
)

select * from final
