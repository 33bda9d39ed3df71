with cohort_categories as (
    select * from int_cohort_categories
),

breakdowns as (
    select breakdown
    from (
        values
        ('total'),
        ('age_band_cco'),
        ('age_band_dfe'),
        ('sex'),
        ('ethnic_group'),
        ('legal_status'),
        ('placement_type'),
        ('entry_age'),
        ('time_in_care'),
        ('uasc')
    ) as names (breakdown)
),

final as (
    select
        cohort_categories.la_code,
        cohort_categories.collection_year,
        cohort_categories.child_ref,
        breakdowns.breakdown,
        case breakdowns.breakdown
            when 'total' then 'Total'
            when 'age_band_cco' then cohort_categories.age_band_cco
            when 'age_band_dfe' then cohort_categories.age_band_dfe
            when 'sex' then cohort_categories.sex
            when 'ethnic_group' then cohort_categories.ethnic_group
            when 'legal_status' then cohort_categories.legal_status
            when 'placement_type' then cohort_categories.placement_type
            when 'entry_age' then cohort_categories.entry_age
            when 'time_in_care' then cohort_categories.time_in_care
            when 'uasc' then cohort_categories.uasc
        end as category
    from cohort_categories
    cross join breakdowns
)

select * from final
