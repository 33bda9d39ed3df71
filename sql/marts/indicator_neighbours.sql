with totals as (
    select * from indicator where breakdown = 'total'
),

-- Not from the indicator: Trino writes a view out each time it is read, and
-- a query that reads this one twice has more stages than it allows.
measures as (
    select distinct collection_year, measure, profile from int_unit_measures
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
        row_number() over (
            partition by
                totals.collection_year,
                neighbours.la_code,
                totals.measure,
                totals.profile
            order by totals.value
        ) as place_in_order,
        count(*) over (
            partition by
                totals.collection_year,
                neighbours.la_code,
                totals.measure,
                totals.profile
        ) as neighbours_counted
    from neighbours
    inner join totals on neighbours.neighbour_la_code = totals.unit_code
    where totals.unit_level = 'council' and totals.value is not null
),

final as (
    select
        grid.collection_year,
        'council' as unit_level,
        grid.la_code as unit_code,
        grid.measure,
        grid.profile,
        avg(ranked.value) as neighbours_mean,
        avg(
            case
                when 2 * ranked.place_in_order
                    between ranked.neighbours_counted
                    and ranked.neighbours_counted + 2
                    then ranked.value
            end
        ) as neighbours_median,
        count(ranked.value) as neighbours_counted
    from grid
    left join ranked
        on grid.collection_year = ranked.collection_year
        and grid.la_code = ranked.la_code
        and grid.measure = ranked.measure
        and grid.profile = ranked.profile
    group by
        grid.collection_year, grid.la_code, grid.measure, grid.profile
)

select * from final
