with council_years as (
    select * from int_council_years
),

social_worker_episodes as (
    select * from stg_social_worker_episodes
),

final as (
    select la_code, collection_year, 'return' as input from council_years
    union all
    select distinct la_code, collection_year, 'social_worker_episodes' as input
    from social_worker_episodes
)

select * from final
