with history as (
    select * from int_social_worker_history
),

ranked as (
    select
        *,
        row_number() over same_day as rank_of_day,
        max(worker_ref) over (
            same_day rows between unbounded preceding and unbounded following
        ) as last_worker_of_day
    from history
    where is_open
    window same_day as (
        partition by la_code, child_ref, start_date
        order by worker_ref
    )
),

kept as (
    select
        *,
        worker_ref <> last_worker_of_day
        or worker_ref <> lag(worker_ref) over (
            partition by la_code, child_ref
            order by start_date
        ) as is_another_worker
    from ranked
    where rank_of_day = 1
),

followed as (
    select
        *,
        min(case when is_another_worker then start_date end) over (
            partition by la_code, child_ref
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
            when next_worker_start_date < end_date then next_worker_start_date
            else end_date
        end as end_date,
        change_reason,
        is_open
    from followed
    union all
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        end_date,
        change_reason,
        is_open
    from history
    where not is_open
)

select * from final
