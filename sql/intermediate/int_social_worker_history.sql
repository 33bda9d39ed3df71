with social_worker_episodes as (
    select * from stg_social_worker_episodes
),

followed as (
    select
        *,
        count(*) over (
            partition by la_code, child_ref
            order by collection_year
            range between 1 following and 1 following
        ) as episodes_in_next_return
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
    from followed
),

united as (
    select
        la_code,
        child_ref,
        worker_ref,
        start_date,
        coalesce(
            ceased_date,
            cast(cast(collection_year as varchar) || '-04-01' as date)
        ) as end_date,
        change_reason,
        ceased_date is null as is_open
    from ranked
    where
        preference = 1
        and (ceased_date is not null or episodes_in_next_return = 0)
),

final as (
    select * from united where end_date > start_date
)

select * from final
