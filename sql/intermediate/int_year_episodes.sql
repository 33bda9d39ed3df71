with council_years as (
    select * from int_council_years
),

care_episodes as (
    select * from int_care_episodes
),

final as (
    select
        years.la_code,
        years.collection_year,
        years.year_start_date,
        years.year_end_date,
        years.two_years_start_date,
        care_episodes.child_ref,
        care_episodes.start_date,
        care_episodes.end_date,
        care_episodes.ceased_date,
        care_episodes.legal_status,
        care_episodes.has_lasting_place,
        care_episodes.lasting_place,
        care_episodes.period_start_date,
        care_episodes.is_period_start_known,
        -- If two are open at once, the one that starts later is current.
        case
            when care_episodes.end_date > years.year_end_date
                then care_episodes.start_date
        end as open_since
    from council_years as years
    inner join care_episodes
        on years.la_code = care_episodes.la_code
        and years.year_end_date >= care_episodes.start_date
        and years.two_years_start_date <= care_episodes.end_date
)

select * from final
