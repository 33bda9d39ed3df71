with episodes as (
    select * from stg_episodes
),

children_by_return as (
    select distinct la_code, child_ref, collection_year from episodes
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
    from episodes
),

final as (
    select
        ranked.la_code,
        ranked.child_ref,
        ranked.start_date,
        coalesce(
            ranked.ceased_date,
            cast(cast(ranked.collection_year as varchar) || '-04-01' as date)
        ) as end_date,
        ranked.ceased_date,
        ranked.new_episode_reason,
        ranked.ceased_reason,
        ranked.legal_status,
        ranked.place,
        ranked.place_provider,
        ranked.urn,
        ranked.pl_post_ref,
        ranked.place_change_reason,
        ranked.age_at_start,
        ranked.is_respite,
        ranked.is_temporary
    from ranked
    left join children_by_return as next_return
        on ranked.la_code = next_return.la_code
        and ranked.child_ref = next_return.child_ref
        and ranked.collection_year + 1 = next_return.collection_year
    where
        ranked.preference = 1
        and (ranked.ceased_date is not null or next_return.child_ref is null)
)

select * from final
