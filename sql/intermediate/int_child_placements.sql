with council_years as (
    select * from int_council_years
),

placements as (
    select * from int_placements
),

final as (
    select
        years.la_code,
        years.collection_year,
        placements.child_ref,
        count(
            case when placements.end_date > years.year_start_date then 1 end
        ) as placements,
        count(*) as placements_2y
    from council_years as years
    inner join placements
        on years.la_code = placements.la_code
        and years.year_end_date >= placements.start_date
        and years.two_years_start_date < placements.end_date
    group by years.la_code, years.collection_year, placements.child_ref
)

select * from final
