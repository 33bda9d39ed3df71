with stability as (
    select * from ref_published_stability
),

final as (
    select
        collection_year,
        unit_level,
        unit_code,
        measure,
        'dfe' as profile,
        case measure
            when 'placements_3plus'
                then 'Three or more placements in the year'
            when 'placements_3plus_2y'
                then 'Three or more placements in two years'
            when 'same_placement_2y'
                then 'With the same carer for two years or more'
            when 'social_workers_3plus'
                then 'Three or more social workers in the year'
            when 'school_moves_midyear' then 'Mid-year school move in the year'
            when 'school_moves_any' then 'Any school move in the year'
            when 'school_moves_midyear_2y'
                then 'Mid-year school move in two years'
            when 'school_moves_any_2y' then 'Any school move in two years'
        end as title,
        numerator,
        denominator,
        value,
        100 * cast(numerator as double) / nullif(denominator, 0)
            as value_unrounded,
        symbol,
        'Department for Education, Children looked after in England'
        || ' including adoptions' as source
    from stability
)

select * from final
