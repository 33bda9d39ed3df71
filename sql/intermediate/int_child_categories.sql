with children as (
    select * from int_child_particulars
),

age_bands as (
    select * from ref_age_bands
),

code_groups as (
    select * from ref_code_groups
),

final as (
    select
        children.la_code,
        children.collection_year,
        children.child_ref,
        children.is_in_cohort,
        children.is_in_cohort_12_months,
        children.is_in_cohort_24_months,
        children.has_day_in_year_before,
        children.age,
        coalesce(bands_cco.category, 'Unknown') as age_band_cco,
        coalesce(bands_dfe.category, 'Unknown') as age_band_dfe,
        children.sex,
        coalesce(ethnic_groups.category, 'Unknown') as ethnic_group,
        case
            when children.is_in_cohort
                then coalesce(legal_statuses.category, 'Unknown')
        end as legal_status,
        case
            when not children.is_in_cohort then null
            when not children.has_lasting_place then 'Other'
            when children.place is null then 'Unknown'
            else coalesce(placement_types.category, 'Other')
        end as placement_type,
        case
            when children.is_in_cohort
                then coalesce(bands_entry.category, 'Unknown')
        end as entry_age,
        case
            when not children.is_in_cohort then null
            when children.care_years < 1 then 'Under 1 year'
            when children.care_years < 2 then '1 year to under 2'
            when children.care_years < 3 then '2 years to under 3'
            when children.care_years < 5 then '3 years to under 5'
            when children.care_years >= 5 then '5 years and over'
            else 'Unknown'
        end as time_in_care,
        children.uasc
    from children
    left join age_bands as bands_cco
        on bands_cco.band_set = 'cco'
        and children.age between bands_cco.from_age and bands_cco.to_age
    left join age_bands as bands_dfe
        on bands_dfe.band_set = 'dfe'
        and children.age between bands_dfe.from_age and bands_dfe.to_age
    left join age_bands as bands_entry
        on bands_entry.band_set = 'cco'
        and children.entry_age
        between bands_entry.from_age and bands_entry.to_age
    left join code_groups as ethnic_groups
        on ethnic_groups.breakdown = 'ethnic_group'
        and children.ethnicity = ethnic_groups.code
    left join code_groups as legal_statuses
        on legal_statuses.breakdown = 'legal_status'
        and children.legal_status = legal_statuses.code
    left join code_groups as placement_types
        on placement_types.breakdown = 'placement_type'
        and children.place = placement_types.code
)

select * from final
