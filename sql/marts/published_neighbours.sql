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

exact as (
    -- Sums of decimals do not depend on the order in which they are added.
    select
        *,
        cast(value as decimal(24, 12)) as exact_value,
        case
            when 2 * place_in_order between counted and counted + 2
                then cast(value as decimal(24, 12))
        end as middle_value
    from neighbour_values
),

final as (
    select
        collection_year,
        'council' as unit_level,
        unit_code,
        measure,
        profile,
        cast(sum(exact_value) as double) / nullif(count(exact_value), 0)
            as neighbours_mean,
        cast(sum(middle_value) as double) / nullif(count(middle_value), 0)
            as neighbours_median,
        count(*) as neighbours_counted
    from exact
    group by collection_year, unit_code, measure, profile
)

select * from final
