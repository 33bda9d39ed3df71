with episodes as (
    select * from stg_episodes
),

followed as (
    select
        *,
        count(*) over (
            same_day range between current row and current row
        ) > 1 as is_doubled,
        count(*) over (
            same_day range between 1 following and 1 following
        ) > 0 as is_in_next_return,
        max(case when not is_end_unreadable then collection_year end) over (
            same_day range between unbounded preceding and unbounded following
        ) as latest_year,
        count(case when not is_end_unreadable then 1 end) over (
            partition by la_code, child_ref
            order by collection_year
            range between 1 following and 1 following
        ) > 0 as is_child_in_next_return
    from episodes
    window same_day as (
        partition by la_code, child_ref, start_date
        order by collection_year
    )
),

single as (
    select *, 1 as preference from followed where not is_doubled
    union all
    -- Only these few rows are sorted by every column.
    select
        *,
        row_number() over (
            partition by la_code, child_ref, collection_year, start_date
            order by
                is_end_unreadable,
                ceased_date desc nulls first,
                place desc nulls last,
                urn desc nulls last,
                category_of_need desc nulls last,
                legal_status desc nulls last,
                place_provider desc nulls last,
                pl_post_ref desc nulls last,
                place_change_reason desc nulls last,
                ceased_reason desc nulls last,
                new_episode_reason desc nulls last
        ) as preference
    from followed
    where is_doubled
),

final as (
    select
        la_code,
        collection_year,
        child_ref,
        start_date,
        ceased_date,
        new_episode_reason,
        ceased_reason,
        legal_status,
        place,
        place_provider,
        urn,
        pl_post_ref,
        place_change_reason,
        age_at_start,
        is_respite,
        is_temporary,
        collection_year = latest_year as is_latest,
        ceased_date is null
        and is_child_in_next_return
        and not is_in_next_return as is_missing_from_next
    from single
    where preference = 1 and not is_end_unreadable
)

select * from final
