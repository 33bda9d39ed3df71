with social_worker_episodes as (
    select * from stg_social_worker_episodes
),

children_by_return as (
    select distinct la_code, child_ref, collection_year
    from social_worker_episodes
),

ranked as (
    select
        *,
        row_number() over (
            partition by la_code, child_ref, start_date, worker_ref
            order by
                collection_year desc,
                ceased_date desc nulls first,
                change_reason desc nulls last
        ) as preference
    from social_worker_episodes
),

united as (
    select
        ranked.la_code,
        ranked.child_ref,
        ranked.worker_ref,
        ranked.start_date,
        coalesce(
            ranked.ceased_date,
            cast(cast(ranked.collection_year as varchar) || '-04-01' as date)
        ) as end_date,
        ranked.change_reason,
        ranked.ceased_date is null as is_open
    from ranked
    left join children_by_return as next_return
        on ranked.la_code = next_return.la_code
        and ranked.child_ref = next_return.child_ref
        and ranked.collection_year + 1 = next_return.collection_year
    where
        ranked.preference = 1
        and (ranked.ceased_date is not null or next_return.child_ref is null)
),

final as (
    select * from united where end_date > start_date
)

select * from final
