with cells as (
    select * from int_indicator_cells where measure = 'cla_31_march'
),

final as (
    select
        collection_year,
        unit_level,
        unit_code,
        breakdown,
        category,
        denominator as children,
        councils_counted,
        councils_total
    from cells
)

select * from final
