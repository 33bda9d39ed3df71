with chains as (
    select * from int_episode_chains
),

numbered as (
    -- Places are counted before absences are dropped, so that a gap in
    -- them tells an absence.
    select
        *,
        count(*) over (
            partition by la_code, child_ref, period_start_date
            order by start_date
            rows between unbounded preceding and current row
        ) as place_in_period
    from chains
),

kept as (
    select
        *,
        lag(is_respite and follows_directly) over (
            partition by la_code, child_ref, spell_start_date
            order by start_date
        ) as is_after_respite,
        count(case when not is_respite then 1 end) over (
            partition by la_code, child_ref, spell_start_date
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as kept_before_in_spell
    from numbered
    where is_respite or not is_temporary
),

compared as (
    select
        *,
        lag(place_in_period) over same_period as previous_place_in_period,
        lag(place) over same_period as previous_place,
        lag(place_provider) over same_period as previous_place_provider,
        lag(urn) over same_period as previous_urn,
        lag(pl_post_ref) over same_period as previous_pl_post_ref
    from kept
    where not is_respite
    window same_period as (
        partition by la_code, child_ref, period_start_date
        order by start_date
    )
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        end_date,
        spell_start_date,
        period_start_date,
        previous_place_in_period is null as is_first_of_period,
        case
            when previous_place_in_period is null then not (
                coalesce(new_episode_reason in ('L', 'T', 'U'), false)
                and follows_directly and coalesce(is_after_respite, false)
                and kept_before_in_spell > 0
            )
            when new_episode_reason = 'S' then true
            when place in ('A3', 'A5') then false
            when
                place_in_period - previous_place_in_period > 1
                and place is not distinct from previous_place
                and place_provider is not distinct from previous_place_provider
                and urn is not distinct from previous_urn
                and pl_post_ref is not distinct from previous_pl_post_ref
                then false
            else coalesce(new_episode_reason in ('P', 'B'), false)
        end as starts_placement
    from compared
)

select * from final
