with history as (
    select * from int_social_worker_history
),

ranked as (
    select
        *,
        row_number() over (
            partition by la_code, child_ref, start_date, is_open
            order by worker_ref
        ) as rank_of_day,
        max(worker_ref) over (
            partition by la_code, child_ref, start_date, is_open
        ) as last_worker_of_day
    from history
),

kept as (
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        end_date,
        change_reason,
        is_open,
        worker_ref <> last_worker_of_day
        or worker_ref <> lag(worker_ref) over (
            partition by la_code, child_ref, is_open
            order by start_date
        ) as is_another_worker
    from ranked
    where not is_open or rank_of_day = 1
),

followed as (
    select
        *,
        min(case when is_another_worker then start_date end) over (
            partition by la_code, child_ref, is_open
            order by start_date
            rows between 1 following and unbounded following
        ) as next_worker_start_date
    from kept
),

final as (
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        case
            when is_open and next_worker_start_date < end_date
                then next_worker_start_date
            else end_date
        end as end_date,
        change_reason,
        is_open
    from followed
)

select * from final
