with chains as (
    select * from int_episode_chains
),

broken_spells as (
    select la_code, child_ref, spell_start_date
    from chains
    where is_respite and follows_directly
    group by la_code, child_ref, spell_start_date
),

episodes as (
    select chains.*
    from broken_spells
    inner join chains
        on broken_spells.la_code = chains.la_code
        and broken_spells.child_ref = chains.child_ref
        and broken_spells.spell_start_date = chains.spell_start_date
    where chains.is_respite or not chains.is_temporary
),

continued as (
    select *
    from episodes
    where
        follows_directly
        and not is_respite
        and new_episode_reason in ('L', 'T', 'U')
),

earlier as (
    select
        continued.la_code,
        continued.child_ref,
        continued.start_date,
        max_by(
            episodes.is_respite and episodes.follows_directly,
            episodes.start_date
        ) as is_after_short_break,
        bool_or(not episodes.is_respite) as has_care_before
    from continued
    inner join episodes
        on continued.la_code = episodes.la_code
        and continued.child_ref = episodes.child_ref
        and continued.spell_start_date = episodes.spell_start_date
        and continued.start_date > episodes.start_date
    group by continued.la_code, continued.child_ref, continued.start_date
),

final as (
    select la_code, child_ref, start_date
    from earlier
    where is_after_short_break and has_care_before
)

select * from final
