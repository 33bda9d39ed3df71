with neighbours as (
    select * from ref_neighbours where model = '2025'
),

councils as (
    select * from council_profile
),

final as (
    select
        'council' as unit_level,
        neighbours.la_code as unit_code,
        neighbours.rank,
        neighbours.neighbour_la_code as neighbour_code,
        councils.name as neighbour_name,
        neighbours.closeness,
        neighbours.model
    from neighbours
    inner join councils
        on neighbours.neighbour_la_code = councils.unit_code
)

select * from final
