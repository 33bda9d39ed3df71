with cohort_children as (
    select
        *,
        date_diff('year', care_start_date, year_end_date) as care_years
    from int_cohort_children
),

final as (
    select
        la_code,
        collection_year,
        child_ref,
        case
            when age between 0 and 4 then '0 to 4'
            when age between 5 and 11 then '5 to 11'
            when age between 12 and 15 then '12 to 15'
            when age >= 16 then '16 and over'
            else 'Unknown'
        end as age_band_cco,
        case
            when age = 0 then 'Under 1'
            when age between 1 and 4 then '1 to 4'
            when age between 5 and 9 then '5 to 9'
            when age between 10 and 15 then '10 to 15'
            when age >= 16 then '16 and over'
            else 'Unknown'
        end as age_band_dfe,
        case
            when entry_age between 0 and 4 then '0 to 4'
            when entry_age between 5 and 11 then '5 to 11'
            when entry_age between 12 and 15 then '12 to 15'
            when entry_age >= 16 then '16 and over'
            else 'Unknown'
        end as entry_age,
        case
            when care_years < 1 then 'Under 1 year'
            when care_years < 2 then '1 year to under 2'
            when care_years < 3 then '2 years to under 3'
            when care_years < 5 then '3 years to under 5'
            when care_years >= 5 then '5 years and over'
            else 'Unknown'
        end as time_in_care,
        case when is_uasc then 'Yes' else 'No' end as uasc,
        sex,
        case
            when ethnicity in ('WBRI', 'WIRI', 'WOTH', 'WIRT', 'WROM')
                then 'White'
            when ethnicity in ('MWBC', 'MWBA', 'MWAS', 'MOTH') then 'Mixed'
            when ethnicity in ('AIND', 'APKN', 'ABAN', 'AOTH', 'CHNE')
                then 'Asian'
            when ethnicity in ('BCRB', 'BAFR', 'BOTH') then 'Black'
            when ethnicity = 'OOTH' then 'Other'
            else 'Unknown'
        end as ethnic_group,
        case
            when legal_status = 'C1' then 'Interim care order'
            when legal_status = 'C2' then 'Full care order'
            when legal_status = 'D1' then 'Freed for adoption'
            when legal_status = 'E1' then 'Placement order'
            when legal_status = 'V2' then 'Section 20'
            when legal_status in ('L1', 'L2', 'L3') then 'Child protection'
            when legal_status in ('J1', 'J2', 'J3') then 'Youth justice'
            else 'Unknown'
        end as legal_status,
        case
            when place in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
                then 'Foster placement'
            when place in ('A3', 'A4', 'A5', 'A6') then 'Placed for adoption'
            when place = 'P1' then 'With parents'
            when place in ('P2', 'P3') then 'Other in the community'
            when place in ('K1', 'K2', 'K3', 'H5')
                then 'Secure, children''s homes and supported accommodation'
            when place in ('R1', 'R2', 'R3', 'R5') then 'Other residential'
            when place = 'S1' then 'Residential school'
            else 'Other'
        end as placement_type
    from cohort_children
)

select * from final
