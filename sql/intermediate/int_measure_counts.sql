with counts as (
    select * from int_council_counts
),

measures as (
    select * from int_council_measures where is_available
),

breakdowns as (
    select measure, profile, breakdown from ref_measure_breakdowns
),

named as (
    select
        counts.la_code,
        counts.collection_year,
        measures.measure,
        measures.profile,
        counts.breakdown,
        counts.category,
        case measures.measure || ' ' || measures.profile
            when 'placements_3plus dfe'
                then counts.placements_3plus_numerator
            when 'placement_moves_2plus cco'
                then counts.placement_moves_2plus_numerator
            when 'social_workers_3plus dfe'
                then counts.social_workers_3plus_numerator
            when 'social_worker_changes_2plus cco'
                then counts.social_worker_changes_2plus_numerator
        end as numerator,
        case measures.measure || ' ' || measures.profile
            when 'placements_3plus dfe'
                then counts.placements_3plus_denominator
            when 'placement_moves_2plus cco'
                then counts.placement_moves_2plus_denominator
            when 'social_workers_3plus dfe'
                then counts.social_workers_3plus_denominator
            when 'social_worker_changes_2plus cco'
                then counts.social_worker_changes_2plus_denominator
        end as denominator
    from counts
    inner join measures
        on counts.la_code = measures.la_code
        and counts.collection_year = measures.collection_year
    inner join breakdowns
        on measures.measure = breakdowns.measure
        and measures.profile = breakdowns.profile
        and counts.breakdown = breakdowns.breakdown
    union all
    select
        la_code,
        collection_year,
        'cla_31_march' as measure,
        'dfe' as profile,
        breakdown,
        category,
        children as numerator,
        children as denominator
    from counts
),

final as (
    select * from named where denominator > 0 or breakdown = 'total'
)

select * from final
