with returns_in_force as (
    select * from stg_returns_in_force
),

care_episodes as (
    select * from int_care_episodes
),

children as (
    select * from int_children
),

uasc as (
    select * from stg_uasc
),

open_at_year_end as (
    select
        returns_in_force.la_code,
        returns_in_force.collection_year,
        returns_in_force.year_start_date,
        returns_in_force.year_end_date,
        care_episodes.child_ref,
        care_episodes.legal_status,
        care_episodes.lasting_place as place,
        case
            when care_episodes.is_period_start_known
                then care_episodes.period_start_date
        end as care_start_date,
        case
            when care_episodes.is_period_start_known
                then care_episodes.age_at_period_start
        end as entry_age,
        row_number() over (
            partition by
                returns_in_force.la_code,
                returns_in_force.collection_year,
                care_episodes.child_ref
            order by care_episodes.start_date desc
        ) as latest_first
    from returns_in_force
    inner join care_episodes
        on returns_in_force.la_code = care_episodes.la_code
        and returns_in_force.year_end_date >= care_episodes.start_date
        and returns_in_force.year_end_date < care_episodes.end_date
),

final as (
    select
        cohort.la_code,
        cohort.collection_year,
        cohort.year_start_date,
        cohort.year_end_date,
        cohort.child_ref,
        cohort.legal_status,
        cohort.place,
        cohort.care_start_date,
        cohort.entry_age,
        uasc.child_ref is not null as is_uasc,
        coalesce(children.sex, 'Unknown') as sex,
        children.ethnicity,
        -- By 31 March every birthday of January to March has come: month and
        -- year of birth are enough.
        cohort.collection_year - children.birth_year
        - case
            when children.birth_month > 3 then 1
            when children.birth_month <= 3 then 0
        end as age
    from open_at_year_end as cohort
    left join children
        on cohort.la_code = children.la_code
        and cohort.child_ref = children.child_ref
    left join uasc
        on cohort.la_code = uasc.la_code
        and cohort.collection_year = uasc.collection_year
        and cohort.child_ref = uasc.child_ref
    where cohort.latest_first = 1
)

select * from final
