with council_years as (
    select * from int_council_years
),

spells as (
    select
        *,
        worker_ref <> previous_worker_ref
        and coalesce(change_reason, '') <> 'FCONTA' as is_change
    from int_social_worker_spells
),

final as (
    select
        years.la_code,
        years.collection_year,
        spells.child_ref,
        bool_or(spells.end_date > years.year_end_date)
            as has_worker_at_year_end,
        count(
            case
                when
                    spells.is_change
                    and spells.start_date > years.year_start_date
                    then 1
            end
        ) as social_worker_changes,
        count(
            case
                when
                    spells.is_change
                    and spells.start_date > years.two_years_start_date
                    then 1
            end
        ) as social_worker_changes_2y
    from council_years as years
    inner join spells
        on years.la_code = spells.la_code
        and years.year_end_date >= spells.start_date
        and years.two_years_start_date < spells.end_date
    group by years.la_code, years.collection_year, spells.child_ref
)

select * from final
