with council_years as (
    select * from int_council_years
),

care_episodes as (
    select * from int_care_episodes
),

seen as (
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
        care_episodes.entry_age,
        care_episodes.end_date > years.year_end_date as is_open
    from council_years as years
    inner join care_episodes
        on years.la_code = care_episodes.la_code
        and years.year_end_date >= care_episodes.start_date
        and years.two_years_start_date <= care_episodes.end_date
),

final as (
    -- Of two episodes open at once the one that starts later is current.
    select
        *,
        is_open
        and row_number() over (
            partition by la_code, collection_year, child_ref, is_open
            order by start_date desc
        ) = 1 as is_current
    from seen
)

select * from final
