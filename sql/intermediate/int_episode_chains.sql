with links as (
    select * from int_episode_links
),

tangled_children as (
    select * from int_tangled_children
),

tangled_chains as (
    select * from int_tangled_chains
),

plain as (
    -- If no episodes overlap, a chain runs from its first episode to the
    -- next that begins one.
    select
        links.*,
        max(case when not follows_directly then start_date end) over so_far
            as spell_start_date,
        max(
            case when not is_respite and not continues_care then start_date end
        ) over so_far as care_start_date
    from links
    left join tangled_children as tangled
        on links.la_code = tangled.la_code
        and links.child_ref = tangled.child_ref
    where tangled.child_ref is null
    window so_far as (
        partition by links.la_code, links.child_ref
        order by links.start_date
        rows between unbounded preceding and current row
    )
),

tangled as (
    select
        links.*,
        min(links.start_date) over (
            partition by links.la_code, links.child_ref, spell_last_date
        ) as spell_start_date,
        min(links.start_date) over (
            partition by links.la_code, links.child_ref, care_last_date
        ) as care_start_date
    from tangled_chains as chains
    inner join links
        on chains.la_code = links.la_code
        and chains.child_ref = links.child_ref
        and chains.start_date = links.start_date
),

labelled as (
    select * from plain
    union all
    select * from tangled
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        end_date,
        ceased_date,
        new_episode_reason,
        legal_status,
        place,
        is_respite,
        is_temporary,
        follows_directly,
        follows_short_break,
        spell_start_date,
        case when not is_respite then care_start_date end as period_start_date
    from labelled
)

select * from final
