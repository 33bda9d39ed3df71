with episodes as (
    select * from int_episode_links where is_tangled
),

sides as (
    select is_asking from (values (true), (false)) as names (is_asking)
),

chains as (
    select chain from (values ('care'), ('spell')) as names (chain)
),

-- Each episode points at the one that carries it on, the last at itself.
pointers as (
    select
        episodes.la_code,
        episodes.child_ref,
        chains.chain,
        episodes.start_date,
        true as asks,
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
),

-- Each asks the one it points at where that points: a hop doubles the reach,
-- and eight follow a chain of 256 episodes.
hop_1 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from pointers cross join sides where asks
),

hop_2 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_1 cross join sides where asks
),

hop_3 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_2 cross join sides where asks
),

hop_4 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_3 cross join sides where asks
),

hop_5 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_4 cross join sides where asks
),

hop_6 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_5 cross join sides where asks
),

hop_7 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_6 cross join sides where asks
),

hop_8 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_7 cross join sides where asks
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        max(case when chain = 'care' then last_date end) as care_last_date,
        max(case when chain = 'spell' then last_date end) as spell_last_date
    from hop_8
    where asks
    group by la_code, child_ref, start_date
)

select * from final
