with episode_rows as (
    select * from int_episode_rows
),

final as (
    select
        missing.la_code,
        missing.child_ref,
        missing.start_date,
        min(later.start_date) as next_start_date,
        min_by(later.new_episode_reason, later.start_date) as next_reason,
        min_by(later.place, later.start_date) as next_place
    from episode_rows as missing
    inner join episode_rows as later
        on missing.la_code = later.la_code
        and missing.child_ref = later.child_ref
        and missing.collection_year + 1 = later.collection_year
        and missing.start_date < later.start_date
    where missing.is_latest and missing.is_missing_from_next
    group by missing.la_code, missing.child_ref, missing.start_date
)

select * from final
