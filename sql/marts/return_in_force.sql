with returns_in_force as (
    select * from stg_returns_in_force
),

final as (
    select
        collection_year,
        'council' as unit_level,
        la_code as unit_code,
        return_type,
        submission_id,
        sequence,
        accepted_at
    from returns_in_force
)

select * from final
