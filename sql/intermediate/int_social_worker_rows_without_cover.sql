with social_worker_rows as (
    select * from int_social_worker_rows
),

compared as (
    -- Each row with every row of the child, itself among them.
    select
        inner_row.la_code,
        inner_row.child_ref,
        inner_row.worker_ref,
        inner_row.start_date,
        inner_row.end_date,
        inner_row.change_reason,
        inner_row.is_open,
        bool_or(
            not inner_row.is_open
            and inner_row.worker_ref <> outer_row.worker_ref
            and inner_row.start_date >= outer_row.start_date
            and inner_row.end_date <= outer_row.end_date
            and (
                inner_row.start_date > outer_row.start_date
                or inner_row.end_date < outer_row.end_date
                or outer_row.is_open
                or outer_row.worker_ref < inner_row.worker_ref
            )
        ) as is_cover
    from social_worker_rows as inner_row
    inner join social_worker_rows as outer_row
        on inner_row.la_code = outer_row.la_code
        and inner_row.child_ref = outer_row.child_ref
    group by
        inner_row.la_code,
        inner_row.child_ref,
        inner_row.worker_ref,
        inner_row.start_date,
        inner_row.end_date,
        inner_row.change_reason,
        inner_row.is_open
),

final as (
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        end_date,
        change_reason,
        is_open
    from compared
    where not is_cover
)

select * from final
