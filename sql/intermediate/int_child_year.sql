with children as (
    select * from int_child_categories
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
        children.*,
        coalesce(placements.placements, 0) as placements,
        coalesce(placements.placements_2y, 0) as placements_2y,
        coalesce(placement_moves.placement_moves, 0) as placement_moves,
        coalesce(placement_moves.placement_moves_2y, 0) as placement_moves_2y,
        coalesce(social_workers.social_workers, 0) as social_workers,
        coalesce(social_workers.social_workers_2y, 0) as social_workers_2y,
        coalesce(social_worker_changes.has_worker_at_year_end, false)
            as has_worker_at_year_end,
        coalesce(social_worker_changes.social_worker_changes, 0)
            as social_worker_changes,
        coalesce(social_worker_changes.social_worker_changes_2y, 0)
            as social_worker_changes_2y
    from children
    left join placements
        on children.la_code = placements.la_code
        and children.collection_year = placements.collection_year
        and children.child_ref = placements.child_ref
    left join placement_moves
        on children.la_code = placement_moves.la_code
        and children.collection_year = placement_moves.collection_year
        and children.child_ref = placement_moves.child_ref
    left join social_workers
        on children.la_code = social_workers.la_code
        and children.collection_year = social_workers.collection_year
        and children.child_ref = social_workers.child_ref
    left join social_worker_changes
        on children.la_code = social_worker_changes.la_code
        and children.collection_year = social_worker_changes.collection_year
        and children.child_ref = social_worker_changes.child_ref
)

select * from final
