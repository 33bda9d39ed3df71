with episodes as (
    select * from int_year_episodes
),

children as (
    select
        la_code,
        collection_year,
        year_start_date,
        year_end_date,
        two_years_start_date,
        child_ref,
        -- An end on 1 April counts; a row that only counts as ended does not.
        bool_or(
            end_date > year_start_date
            or coalesce(ceased_date = year_start_date, false)
        ) as is_of_the_year,
        bool_or(is_current) as is_in_cohort,
        bool_or(
            end_date > start_date
            and start_date < year_start_date
            and end_date > two_years_start_date
        ) as has_day_in_year_before,
        bool_or(is_current and has_lasting_place) as has_lasting_place,
        max(case when is_current then legal_status end) as legal_status,
        max(case when is_current then lasting_place end) as place,
        max(case when is_current then period_start_date end)
            as period_start_date,
        max(
            case
                when is_current and is_period_start_known
                    then period_start_date
            end
        ) as care_start_date,
        max(entry_age) as entry_age
    from episodes
    group by
        la_code,
        collection_year,
        year_start_date,
        year_end_date,
        two_years_start_date,
        child_ref
),

final as (
    select
        la_code,
        collection_year,
        child_ref,
        is_in_cohort,
        is_in_cohort
        and period_start_date <= year_start_date as is_in_cohort_12_months,
        is_in_cohort
        and period_start_date <= two_years_start_date
            as is_in_cohort_24_months,
        has_day_in_year_before,
        legal_status,
        has_lasting_place,
        place,
        entry_age,
        date_diff('year', care_start_date, year_end_date) as care_years
    from children
    where is_of_the_year
)

select * from final
