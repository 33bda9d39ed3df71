with cohort as (
    select * from int_cohort_categories
),

placements as (
    select * from int_child_placements
),

placement_moves as (
    select * from int_child_placement_moves
),

social_workers as (
    select * from int_child_social_workers
),

social_worker_changes as (
    select * from int_child_social_worker_changes
),

final as (
    select
        cohort.*,
        coalesce(placements.placements, 0) as placements,
        coalesce(placement_moves.moves, 0) as placement_moves,
        coalesce(social_workers.social_workers, 0) as social_workers,
        coalesce(social_worker_changes.has_worker_at_year_end, false)
            as has_worker_at_year_end,
        coalesce(social_worker_changes.changes, 0) as social_worker_changes
    from cohort
    left join placements
        on cohort.la_code = placements.la_code
        and cohort.collection_year = placements.collection_year
        and cohort.child_ref = placements.child_ref
    left join placement_moves
        on cohort.la_code = placement_moves.la_code
        and cohort.collection_year = placement_moves.collection_year
        and cohort.child_ref = placement_moves.child_ref
    left join social_workers
        on cohort.la_code = social_workers.la_code
        and cohort.collection_year = social_workers.collection_year
        and cohort.child_ref = social_workers.child_ref
    left join social_worker_changes
        on cohort.la_code = social_worker_changes.la_code
        and cohort.collection_year = social_worker_changes.collection_year
        and cohort.child_ref = social_worker_changes.child_ref
)

select * from final
