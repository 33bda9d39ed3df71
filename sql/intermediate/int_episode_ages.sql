with episodes as (
    select * from int_episode_history
),

births as (
    select * from int_child_births
),

latest_births as (
    select la_code, child_ref, max(latest_birth) as birth
    from births
    group by la_code, child_ref
),

corrected as (
    select
        episodes.la_code,
        episodes.child_ref,
        episodes.start_date,
        episodes.age_at_start,
        latest_births.birth is not null
        and latest_births.birth is distinct from births.birth as is_corrected,
        latest_births.birth / 100 as birth_year,
        latest_births.birth % 100 as birth_month
    from episodes
    left join births
        on episodes.la_code = births.la_code
        and episodes.child_ref = births.child_ref
        and episodes.collection_year = births.collection_year
    left join latest_births
        on episodes.la_code = latest_births.la_code
        and episodes.child_ref = latest_births.child_ref
),

birthdays as (
    select
        *,
        year(start_date) - birth_year as years,
        100 * month(start_date) + day(start_date) as day_of_start,
        -- The lake has no day of birth: the birthday counts as
        -- the last day of its month, or 1 March for 29 February.
        100 * birth_month + case
            when birth_month in (4, 6, 9, 11) then 30
            when birth_month <> 2 then 31
            when
                birth_year % 4 = 0
                and (birth_year % 100 <> 0 or birth_year % 400 = 0)
                then 29
            else 28
        end as birthday
    from corrected
),

ages as (
    select
        *,
        years - case when day_of_start < birthday then 1 else 0 end as age
    from birthdays
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        case
            when not is_corrected then age_at_start
            -- An episode in the month of birth counts as after birth.
            when years = 0 and month(start_date) = birth_month then 0
            when age >= 0 then cast(age as integer)
        end as age_at_start
    from ages
)

select * from final
