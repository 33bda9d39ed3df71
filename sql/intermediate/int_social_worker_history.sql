with worker_rows as (
    select * from int_social_worker_episode_rows
),

later_rows as (
    select
        missing.la_code,
        missing.child_ref,
        missing.worker_ref,
        missing.start_date,
        later.start_date as next_start_date,
        later.worker_ref as next_worker_ref,
        row_number() over (
            partition by
                missing.la_code,
                missing.child_ref,
                missing.worker_ref,
                missing.start_date
            order by later.start_date, later.worker_ref
        ) as nearest_first
    from worker_rows as missing
    inner join worker_rows as later
        on missing.la_code = later.la_code
        and missing.child_ref = later.child_ref
        and missing.collection_year + 1 = later.collection_year
        and missing.start_date < later.start_date
    where missing.is_latest and missing.is_missing_from_next
),

first_later as (
    select * from later_rows where nearest_first = 1
),

latest as (
    select
        workers.*,
        first_later.next_start_date,
        date_diff('day', workers.start_date, first_later.next_start_date) <= 31
        and workers.worker_ref = first_later.next_worker_ref as is_corrected,
        cast(cast(workers.collection_year as varchar) || '-03-31' as date)
            as last_known_date,
        cast(cast(workers.collection_year as varchar) || '-04-01' as date)
            as day_after_known
    from worker_rows as workers
    left join first_later
        on workers.la_code = first_later.la_code
        and workers.child_ref = first_later.child_ref
        and workers.worker_ref = first_later.worker_ref
        and workers.start_date = first_later.start_date
    where workers.is_latest
),

united as (
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        case
            when ceased_date is not null then ceased_date
            when not is_missing_from_next then day_after_known
            when next_start_date <= last_known_date then next_start_date
            else last_known_date
        end as end_date,
        change_reason,
        ceased_date is null as is_open
    from latest
    where
        not is_missing_from_next
        or (next_start_date is not null and not is_corrected)
),

final as (
    select * from united where end_date > start_date
)

select * from final
