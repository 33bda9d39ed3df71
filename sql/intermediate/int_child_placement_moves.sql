with returns_in_force as (
    select * from stg_returns_in_force
),

episodes as (
    select * from int_episode_history where not is_respite
),

after_earlier_care as (
    select
        la_code,
        child_ref,
        start_date,
        new_episode_reason,
        -- The end of earlier care decides whether an S is an entry: it is one
        -- when no earlier day in care lies in the year.
        max(case when end_date > start_date then end_date end) over (
            partition by la_code, child_ref
            order by start_date
            rows between unbounded preceding and 1 preceding
        ) as earlier_care_end_date
    from episodes
),

final as (
    select
        returns_in_force.la_code,
        returns_in_force.collection_year,
        carers.child_ref,
        count(*) as moves
    from returns_in_force
    inner join after_earlier_care as carers
        on returns_in_force.la_code = carers.la_code
        and returns_in_force.year_start_date < carers.start_date
        and returns_in_force.year_end_date >= carers.start_date
    where
        carers.new_episode_reason in ('P', 'B')
        or (
            carers.new_episode_reason = 'S'
            and carers.earlier_care_end_date > returns_in_force.year_start_date
        )
    group by
        returns_in_force.la_code,
        returns_in_force.collection_year,
        carers.child_ref
)

select * from final
