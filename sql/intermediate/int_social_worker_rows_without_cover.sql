with social_worker_rows as (
    select * from int_social_worker_rows
),

ended as (
    select * from social_worker_rows where not is_open
),

cover as (
    -- Rows inside another worker's row.
    select ended.la_code, ended.child_ref, ended.worker_ref, ended.start_date
    from ended
    inner join social_worker_rows as others
        on ended.la_code = others.la_code
        and ended.child_ref = others.child_ref
        and ended.worker_ref <> others.worker_ref
        and ended.start_date >= others.start_date
        and ended.end_date <= others.end_date
        and (
            ended.start_date > others.start_date
            or ended.end_date < others.end_date
            or others.is_open
            or ended.worker_ref > others.worker_ref
        )
    group by
        ended.la_code, ended.child_ref, ended.worker_ref, ended.start_date
),

final as (
    select
        social_worker_rows.la_code,
        social_worker_rows.child_ref,
        social_worker_rows.worker_ref,
        social_worker_rows.start_date,
        social_worker_rows.end_date,
        social_worker_rows.change_reason,
        social_worker_rows.is_open
    from social_worker_rows
    left join cover
        on social_worker_rows.la_code = cover.la_code
        and social_worker_rows.child_ref = cover.child_ref
        and social_worker_rows.worker_ref = cover.worker_ref
        and social_worker_rows.start_date = cover.start_date
    where cover.child_ref is null
)

select * from final
