with episodes as (
    select * from int_episode_history
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        coalesce(place, '') || '|'
        || coalesce(place_provider, '') || '|'
        || coalesce(urn, '') || '|'
        || coalesce(pl_post_ref, '') as home
    from episodes
)

select * from final
