with cohort as (
    select * from int_cohort_counts
),

council_measures as (
    select * from int_council_measures where is_available
),

final as (
    select
        cohort.la_code,
        cohort.collection_year,
        cohort.child_ref,
        council_measures.measure,
        council_measures.profile,
        cohort.age_band_cco,
        cohort.age_band_dfe,
        cohort.sex,
        case council_measures.measure
            when 'placements_3plus' then cohort.placements >= 3
            when 'placement_moves_2plus' then cohort.placement_moves >= 2
            when 'social_workers_3plus' then cohort.social_workers >= 3
            when 'social_worker_changes_2plus'
                then cohort.social_worker_changes >= 2
        end as is_in_numerator
    from cohort
    inner join council_measures
        on cohort.la_code = council_measures.la_code
        and cohort.collection_year = council_measures.collection_year
    where
        case council_measures.measure
            when 'social_workers_3plus' then cohort.social_workers > 0
            when 'social_worker_changes_2plus'
                then cohort.has_worker_at_year_end
            else true
        end
)

select * from final
