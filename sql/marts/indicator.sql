with cells as (
    select * from int_indicator_cells where measure <> 'cla_31_march'
),

measures as (
    select measure, profile, has_interval, factor from ref_measures
),

parts as (
    select
        cells.*,
        measures.has_interval,
        cast(measures.factor as double) as factor,
        cast(cells.numerator as double) as hits,
        cast(nullif(cells.denominator, 0) as double) as children,
        1.959963984540054e0 as z
    from cells
    inner join measures
        on cells.measure = measures.measure
        and cells.profile = measures.profile
),

wilson as (
    select
        *,
        (2 * hits + z * z) / (2 * (children + z * z)) as centre,
        z * sqrt(z * z + 4 * hits * (1 - hits / children))
        / (2 * (children + z * z)) as margin
    from parts
),

final as (
    select
        collection_year,
        unit_level,
        unit_code,
        measure,
        profile,
        breakdown,
        category,
        numerator,
        denominator,
        factor * hits / children as value,
        case
            when not has_interval then null
            when numerator = 0 and denominator > 0 then 0e0
            else factor * (centre - margin)
        end as interval_low,
        case
            when not has_interval then null
            when numerator = denominator and denominator > 0 then factor
            else factor * (centre + margin)
        end as interval_high,
        availability,
        councils_counted,
        councils_total
    from wilson
)

select * from final
