with chains as (
    select * from int_episode_chains
),

homes as (
    select * from int_homes
),

interrupted_care as (
    select * from int_interrupted_care
),

followed as (
    select
        *,
        max(case when not is_temporary then start_date end) over before
            as previous_date,
        max(case when is_temporary then start_date end) over before
            as absence_date
    from chains
    window before as (
        partition by la_code, child_ref, period_start_date
        order by start_date
        rows between unbounded preceding and 1 preceding
    )
),

kept as (
    select * from followed where not is_respite and not is_temporary
),

returns as (
    select * from kept where absence_date > previous_date
),

returns_home as (
    -- Back from an absence, to the same home that the child left.
    select returns.la_code, returns.child_ref, returns.start_date
    from returns
    inner join homes
        on returns.la_code = homes.la_code
        and returns.child_ref = homes.child_ref
        and homes.start_date in (returns.start_date, returns.previous_date)
    group by returns.la_code, returns.child_ref, returns.start_date
    having min(homes.home) = max(homes.home)
),

final as (
    select
        kept.la_code,
        kept.child_ref,
        kept.start_date,
        kept.end_date,
        kept.spell_start_date,
        kept.period_start_date,
        kept.previous_date is null as is_first_of_period,
        case
            when kept.previous_date is null then interrupted.child_ref is null
            when kept.new_episode_reason = 'S' then true
            when kept.place in ('A3', 'A5') then false
            when returns_home.child_ref is not null then false
            else coalesce(kept.new_episode_reason in ('P', 'B'), false)
        end as starts_placement
    from kept
    left join returns_home
        on kept.la_code = returns_home.la_code
        and kept.child_ref = returns_home.child_ref
        and kept.start_date = returns_home.start_date
    left join interrupted_care as interrupted
        on kept.la_code = interrupted.la_code
        and kept.child_ref = interrupted.child_ref
        and kept.start_date = interrupted.start_date
)

select * from final
