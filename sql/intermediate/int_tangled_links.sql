with children as (
    select * from int_tangled_children
),

links as (
    select * from int_episode_links
),

chains as (
    select chain from (values ('care'), ('spell')) as names (chain)
),

final as (
    select
        children.la_code,
        children.child_ref,
        chains.chain,
        episodes.start_date,
        coalesce(next_episodes.start_date, episodes.start_date) as last_date
    from children
    cross join chains
    inner join links as episodes
        on children.la_code = episodes.la_code
        and children.child_ref = episodes.child_ref
    left join links as next_episodes
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
