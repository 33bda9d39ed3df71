with episodes as (
    select * from int_year_episodes
),

children as (
    select
        la_code,
        collection_year,
        child_ref,
        max(year_start_date) as year_start_date,
        max(year_end_date) as year_end_date,
        max(two_years_start_date) as two_years_start_date,
        -- An end on 1 April counts, unless an open row only counts as ended.
        bool_or(
            end_date > year_start_date
            or coalesce(ceased_date = year_start_date, false)
        ) as is_of_the_year,
        max(open_since) is not null as is_in_cohort,
        bool_or(
            end_date > start_date
            and start_date < year_start_date
            and end_date > two_years_start_date
        ) as has_day_in_year_before,
        coalesce(max_by(has_lasting_place, open_since), false)
            as has_lasting_place,
        max_by(legal_status, open_since) as legal_status,
        max_by(lasting_place, open_since) as place,
        max_by(period_start_date, open_since) as period_start_date,
        max_by(
            case when is_period_start_known then period_start_date end,
            open_since
        ) as care_start_date
    from episodes
    group by la_code, collection_year, child_ref
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
        date_diff('year', care_start_date, year_end_date) as care_years
    from children
    where is_of_the_year
)

select * from final
