with links as (
    select * from int_episode_links
),

tangled as (
    select * from int_tangled_chains
),

labelled as (
    select
        links.*,
        tangled.care_last_date,
        tangled.spell_last_date
    from links
    left join tangled
        on links.la_code = tangled.la_code
        and links.child_ref = tangled.child_ref
        and links.start_date = tangled.start_date
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        end_date,
        ceased_date,
        new_episode_reason,
        ceased_reason,
        legal_status,
        place,
        place_provider,
        urn,
        pl_post_ref,
        place_change_reason,
        is_respite,
        is_temporary,
        follows_directly,
        coalesce(follows_short_break, false) as follows_short_break,
        -- Where no episodes overlap, a chain runs from its first episode to
        -- the next that begins one.
        case
            when is_tangled then min(start_date) over (
                partition by la_code, child_ref, spell_last_date
            )
            else max(case when not follows_directly then start_date end) over (
                partition by la_code, child_ref
                order by start_date
                rows between unbounded preceding and current row
            )
        end as spell_start_date,
        case
            when is_respite then null
            when is_tangled then min(start_date) over (
                partition by la_code, child_ref, care_last_date
            )
            else max(
                case
                    when not is_respite and not continues_care then start_date
                end
            ) over (
                partition by la_code, child_ref
                order by start_date
                rows between unbounded preceding and current row
            )
        end as period_start_date
    from labelled
)

select * from final
