with episodes as (
    select * from stg_episodes
),

followed as (
    select
        *,
        count(*) over (
            partition by la_code, child_ref
            order by collection_year
            range between 1 following and 1 following
        ) as episodes_in_next_return
    from episodes
),

ranked as (
    select
        *,
        row_number() over (
            partition by la_code, child_ref, start_date
            order by
                collection_year desc,
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
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        coalesce(
            ceased_date,
            cast(cast(collection_year as varchar) || '-04-01' as date)
        ) as end_date,
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
        is_temporary
    from ranked
    where
        preference = 1
        and (ceased_date is not null or episodes_in_next_return = 0)
)

select * from final
