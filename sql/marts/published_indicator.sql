with stability as (
    select * from ref_published_stability
),

measures as (
    select * from ref_measures
    where profile = 'dfe'
),

final as (
    select
        stability.collection_year,
        stability.unit_level,
        stability.unit_code,
        stability.measure,
        'dfe' as profile,
        measures.title,
        stability.numerator,
        stability.denominator,
        stability.value,
        100 * cast(stability.numerator as double)
        / nullif(stability.denominator, 0) as value_unrounded,
        stability.symbol,
        'Department for Education, Children looked after in England'
        || ' including adoptions' as source
    from stability
    left join measures on stability.measure = measures.measure
)

select * from final
