with social_worker_episodes as (
    select * from stg_social_worker_episodes
),

ranked as (
    select
        *,
        row_number() over (
            partition by
                la_code, child_ref, collection_year, start_date, worker_ref
            order by
                is_end_unreadable,
                ceased_date desc nulls first,
                change_reason desc nulls last
        ) as preference
    from social_worker_episodes
),

followed as (
    select
        *,
        count(case when not is_end_unreadable then 1 end) over (
            partition by la_code, child_ref
            order by collection_year
            range between 1 following and 1 following
        ) as rows_in_next_return,
        lead(collection_year) over (
            partition by la_code, child_ref, start_date, worker_ref
            order by collection_year
        ) as next_year_held,
        row_number() over (
            partition by la_code, child_ref, start_date, worker_ref
            order by is_end_unreadable, collection_year desc
        ) as latest_first
    from ranked
    where preference = 1
),

final as (
    select
        la_code,
        collection_year,
        child_ref,
        worker_ref,
        start_date,
        ceased_date,
        change_reason,
        latest_first = 1 as is_latest,
        ceased_date is null
        and rows_in_next_return > 0
        and coalesce(next_year_held, 0) <> collection_year + 1
            as is_missing_from_next
    from followed
    where not is_end_unreadable
)

select * from final
