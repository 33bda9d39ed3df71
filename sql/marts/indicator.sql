with cells as (
    select
        *,
        cast(numerator as double) as hits,
        cast(nullif(denominator, 0) as double) as children,
        1.959963984540054e0 as z
    from int_indicator_cells
),

wilson as (
    select
        *,
        (2 * hits + z * z) / (2 * (children + z * z)) as centre,
        z * sqrt(z * z + 4 * hits * (1 - hits / children))
        / (2 * (children + z * z)) as margin
    from cells
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
        100 * hits / children as value,
        case
            when numerator = 0 and denominator > 0 then 0e0
            else 100 * (centre - margin)
        end as interval_low,
        case
            when numerator = denominator and denominator > 0 then 100e0
            else 100 * (centre + margin)
        end as interval_high,
        availability,
        councils_counted,
        councils_total
    from wilson
)

select * from final
