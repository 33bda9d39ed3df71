with returns_in_force as (
    select * from stg_returns_in_force
),

care_episodes as (
    select * from int_care_episodes
),

children as (
    select * from int_children
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
        coalesce(children.sex, 'Unknown') as sex,
        children.ethnicity,
        cohort.collection_year - children.birth_year
        - case
            when children.birth_month > 3 then 1
            when children.birth_month <= 3 then 0
        end as age
    from open_at_year_end as cohort
    left join children
        on cohort.la_code = children.la_code
        and cohort.child_ref = children.child_ref
    where cohort.latest_first = 1
)

select * from final
