with councils as (
    select * from ref_councils
),

years as (
    select distinct
        collection_year,
        cast(cast(collection_year - 1 as varchar) || '-04-01' as date)
            as year_start_date,
        cast(cast(collection_year as varchar) || '-03-31' as date)
            as year_end_date
    from int_council_years
),

codes as (
    select
        years.collection_year,
        years.year_end_date,
        councils.la_code,
        councils.region_code,
        councils.valid_from,
        case
            when councils.valid_to < years.year_end_date then councils.valid_to
            else years.year_end_date
        end as last_date,
        councils.valid_from <= years.year_end_date
        and coalesce(councils.valid_to, years.year_end_date)
            >= years.year_end_date as is_in_force,
        councils.valid_from <= years.year_end_date
        and coalesce(councils.valid_to, years.year_end_date)
            >= years.year_start_date as is_of_year
    from councils
    cross join years
),

ranked as (
    select
        *,
        bool_or(is_of_year) over (
            partition by collection_year, la_code
        ) as existed_in_year,
        row_number() over (
            partition by collection_year, la_code
            order by
                case when is_in_force then 0 else 1 end,
                case when is_of_year then 0 else 1 end,
                valid_from desc nulls last
        ) as preference
    from codes
),

final as (
    select
        collection_year,
        la_code,
        region_code,
        is_in_force,
        existed_in_year,
        last_date
    from ranked
    where preference = 1
)

select * from final
