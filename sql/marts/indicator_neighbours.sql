with totals as (
    select * from indicator where breakdown = 'total'
),

measures as (
    select distinct collection_year, measure, profile from totals
),

neighbours as (
    select la_code, neighbour_la_code from ref_neighbours where model = '2025'
),

grid as (
    select distinct
        measures.collection_year,
        neighbours.la_code,
        measures.measure,
        measures.profile
    from measures
    cross join neighbours
),

ranked as (
    select
        totals.collection_year,
        neighbours.la_code,
        totals.measure,
        totals.profile,
        totals.value,
        row_number() over of_council_in_order as place_in_order,
        count(*) over of_council as neighbours_counted
    from neighbours
    inner join totals on neighbours.neighbour_la_code = totals.unit_code
    where totals.unit_level = 'council' and totals.value is not null
    window
        of_council as (
            partition by collection_year, la_code, measure, profile
        ),
        of_council_in_order as (
            partition by collection_year, la_code, measure, profile
            order by totals.value
        )
),

exact as (
    -- Sums of decimals do not depend on the order in which they are added.
    select
        *,
        cast(value as decimal(24, 12)) as exact_value,
        case
            when 2 * place_in_order
                between neighbours_counted and neighbours_counted + 2
                then cast(value as decimal(24, 12))
        end as middle_value
    from ranked
),

final as (
    select
        grid.collection_year,
        'council' as unit_level,
        grid.la_code as unit_code,
        grid.measure,
        grid.profile,
        cast(sum(exact.exact_value) as double)
        / nullif(count(exact.exact_value), 0) as neighbours_mean,
        cast(sum(exact.middle_value) as double)
        / nullif(count(exact.middle_value), 0) as neighbours_median,
        count(exact.value) as neighbours_counted
    from grid
    left join exact
        on grid.collection_year = exact.collection_year
        and grid.la_code = exact.la_code
        and grid.measure = exact.measure
        and grid.profile = exact.profile
    group by
        grid.collection_year, grid.la_code, grid.measure, grid.profile
)

select * from final
