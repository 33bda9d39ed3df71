with episodes as (
    select * from stg_episodes
),

ranked as (
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
    from episodes
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
            partition by la_code, child_ref, start_date
            order by collection_year
        ) as next_year_held,
        row_number() over (
            partition by la_code, child_ref, start_date
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
        latest_first = 1 as is_latest,
        ceased_date is null
        and rows_in_next_return > 0
        and coalesce(next_year_held, 0) <> collection_year + 1
            as is_missing_from_next
    from followed
    where not is_end_unreadable
)

select * from final
