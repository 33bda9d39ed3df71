with social_worker_rows as (
    select * from int_social_worker_rows_without_cover
),

ordered as (
    select
        *,
        -- Two rows of a worker are consecutive when their ranks differ by one:
        -- any day between on which a row starts is another worker's.
        dense_rank() over (
            partition by la_code, child_ref
            order by start_date
        ) as start_rank
    from social_worker_rows
),

compared as (
    select
        *,
        lag(start_rank) over same_worker as previous_start_rank,
        max(end_date) over (
            partition by la_code, child_ref, worker_ref
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as previous_end_date
    from ordered
    window same_worker as (
        partition by la_code, child_ref, worker_ref
        order by start_date
    )
),

numbered as (
    select
        *,
        count(
            case
                when
                    previous_start_rank is null
                    or start_rank - previous_start_rank > 1
                    or date_diff('day', previous_end_date, start_date) > 7
                    then 1
            end
        ) over (
            partition by la_code, child_ref, worker_ref
            order by start_date
            rows between unbounded preceding and current row
        ) as spell_number
    from compared
),

joined as (
    select
        la_code,
        child_ref,
        worker_ref,
        min(start_date) as start_date,
        max(end_date) as end_date,
        min_by(change_reason, start_date) as change_reason
    from numbered
    group by la_code, child_ref, worker_ref, spell_number
),

final as (
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        end_date,
        change_reason,
        lag(worker_ref) over (
            partition by la_code, child_ref
            order by start_date, end_date, worker_ref
        ) as previous_worker_ref
    from joined
)

select * from final
