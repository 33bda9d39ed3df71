with care as (
    select * from int_child_care
),

children as (
    select * from int_children
),

uasc as (
    select * from stg_uasc
),

described as (
    select
        care.*,
        coalesce(children.sex, 'Unknown') as sex,
        children.ethnicity,
        case when uasc.child_ref is null then 'No' else 'Yes' end as uasc,
        -- By 31 March every birthday of January to March has come: month and
        -- year of birth are enough.
        care.collection_year - children.birth_year
        - case
            when children.birth_month > 3 then 1
            when children.birth_month <= 3 then 0
        end as age
    from care
    left join children
        on care.la_code = children.la_code
        and care.child_ref = children.child_ref
    left join uasc
        on care.la_code = uasc.la_code
        and care.collection_year = uasc.collection_year
        and care.child_ref = uasc.child_ref
),

age_bands as (
    select * from ref_age_bands
),

code_groups as (
    select * from ref_code_groups
),

final as (
    select
        described.la_code,
        described.collection_year,
        described.child_ref,
        described.is_in_cohort,
        described.is_in_cohort_12_months,
        described.is_in_cohort_24_months,
        described.has_day_in_year_before,
        described.age,
        coalesce(bands_cco.category, 'Unknown') as age_band_cco,
        coalesce(bands_dfe.category, 'Unknown') as age_band_dfe,
        described.sex,
        coalesce(ethnic_groups.category, 'Unknown') as ethnic_group,
        case
            when described.is_in_cohort
                then coalesce(legal_statuses.category, 'Unknown')
        end as legal_status,
        case
            when not described.is_in_cohort then null
            when not described.has_lasting_place then 'Other'
            when described.place is null then 'Unknown'
            else coalesce(placement_types.category, 'Other')
        end as placement_type,
        case
            when described.is_in_cohort
                then coalesce(bands_entry.category, 'Unknown')
        end as entry_age,
        case
            when not described.is_in_cohort then null
            when described.care_years < 1 then 'Under 1 year'
            when described.care_years < 2 then '1 year to under 2'
            when described.care_years < 3 then '2 years to under 3'
            when described.care_years < 5 then '3 years to under 5'
            when described.care_years >= 5 then '5 years and over'
            else 'Unknown'
        end as time_in_care,
        described.uasc
    from described
    left join age_bands as bands_cco
        on bands_cco.band_set = 'cco'
        and described.age between bands_cco.from_age and bands_cco.to_age
    left join age_bands as bands_dfe
        on bands_dfe.band_set = 'dfe'
        and described.age between bands_dfe.from_age and bands_dfe.to_age
    left join age_bands as bands_entry
        on bands_entry.band_set = 'cco'
        and described.entry_age
        between bands_entry.from_age and bands_entry.to_age
    left join code_groups as ethnic_groups
        on ethnic_groups.breakdown = 'ethnic_group'
        and described.ethnicity = ethnic_groups.code
    left join code_groups as legal_statuses
        on legal_statuses.breakdown = 'legal_status'
        and described.legal_status = legal_statuses.code
    left join code_groups as placement_types
        on placement_types.breakdown = 'placement_type'
        and described.place = placement_types.code
)

select * from final
