with episodes as (
    select * from int_episode_links where is_tangled
),

chains as (
    select chain from (values ('care'), ('spell')) as names (chain)
),

final as (
    select
        episodes.la_code,
        episodes.child_ref,
        chains.chain,
        episodes.start_date,
        coalesce(next_episodes.start_date, episodes.start_date) as last_date
    from episodes
    cross join chains
    left join episodes as next_episodes
        on episodes.la_code = next_episodes.la_code
        and episodes.child_ref = next_episodes.child_ref
        and episodes.ceased_date = next_episodes.start_date
        and episodes.ceased_reason = 'X1'
        and episodes.ceased_date > episodes.start_date
        and (
            chains.chain = 'spell'
            or (not episodes.is_respite and next_episodes.continues_care)
        )
)

select * from final
