with links as (
    select * from int_episode_links
),

final as (
    select la_code, child_ref
    from links
    where overlaps_earlier
    group by la_code, child_ref
)

select * from final
