with judgements as (
    select * from ref_judgements
),

final as (
    select
        'council' as unit_level,
        la_code as unit_code,
        event,
        inspection_type,
        inspection_date,
        publication_date,
        overall_effectiveness,
        impact_of_leaders,
        help_and_protection,
        children_in_care,
        care_leavers,
        visit_theme
    from judgements
)

select * from final
