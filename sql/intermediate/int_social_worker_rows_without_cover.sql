with social_worker_rows as (
    select * from int_social_worker_rows
),

cover as (
    select distinct
        inner_row.la_code,
        inner_row.child_ref,
        inner_row.worker_ref,
        inner_row.start_date
    from social_worker_rows as inner_row
    inner join social_worker_rows as outer_row
        on inner_row.la_code = outer_row.la_code
        and inner_row.child_ref = outer_row.child_ref
    where
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
),

final as (
    select social_worker_rows.*
    from social_worker_rows
    left join cover
        on social_worker_rows.la_code = cover.la_code
        and social_worker_rows.child_ref = cover.child_ref
        and social_worker_rows.worker_ref = cover.worker_ref
        and social_worker_rows.start_date = cover.start_date
    where cover.worker_ref is null
)

select * from final
