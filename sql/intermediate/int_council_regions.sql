with councils as (
    select * from ref_councils
),

years as (
    select distinct collection_year, year_end_date from stg_returns_in_force
),

ranked as (
    select
        years.collection_year,
        councils.la_code,
        councils.region_code,
        councils.valid_from <= years.year_end_date
        and (
            councils.valid_to is null
            or councils.valid_to >= years.year_end_date
        ) as is_in_force,
        row_number() over (
            partition by years.collection_year, councils.la_code
            order by
                case
                    when
                        councils.valid_from <= years.year_end_date
                        and (
                            councils.valid_to is null
                            or councils.valid_to >= years.year_end_date
                        )
                        then 0
                    else 1
                end,
                councils.valid_from desc nulls last
        ) as preference
    from councils
    cross join years
),

final as (
    select collection_year, la_code, region_code, is_in_force
    from ranked
    where preference = 1
)

select * from final
