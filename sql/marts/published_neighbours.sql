with published as (
    select
        collection_year, unit_level, unit_code, measure, profile,
        coalesce(value_unrounded, value) as value
    from published_indicator
    union all
    select
        collection_year, unit_level, unit_code, measure, 'dfe', value
    from workforce_rate
),

neighbours as (
    select * from neighbour
),

neighbour_values as (
    select
        published.collection_year,
        neighbours.unit_code,
        published.measure,
        published.profile,
        published.value,
        row_number() over (
            partition by
                published.collection_year,
                neighbours.unit_code,
                published.measure
            order by published.value
        ) as place_in_order,
        count(*) over (
            partition by
                published.collection_year,
                neighbours.unit_code,
                published.measure
        ) as counted
    from published
    inner join neighbours
        on published.unit_code = neighbours.neighbour_code
    where published.unit_level = 'council'
        and published.value is not null
),

final as (
    select
        collection_year,
        'council' as unit_level,
        unit_code,
        measure,
        profile,
        avg(value) as neighbours_mean,
        avg(value) filter (
            where place_in_order in ((counted + 1) / 2, (counted + 2) / 2)
        ) as neighbours_median,
        count(*) as neighbours_counted
    from neighbour_values
    group by collection_year, unit_code, measure, profile
)

select * from final
