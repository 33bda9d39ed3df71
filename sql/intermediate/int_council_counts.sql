with cohort as (
    select * from int_child_year where is_in_cohort
),

final as (
    select
        la_code,
        collection_year,
        case
            when grouping(age_band_cco) = 0 then 'age_band_cco'
            when grouping(age_band_dfe) = 0 then 'age_band_dfe'
            when grouping(sex) = 0 then 'sex'
            when grouping(ethnic_group) = 0 then 'ethnic_group'
            when grouping(legal_status) = 0 then 'legal_status'
            when grouping(placement_type) = 0 then 'placement_type'
            when grouping(entry_age) = 0 then 'entry_age'
            when grouping(time_in_care) = 0 then 'time_in_care'
            when grouping(uasc) = 0 then 'uasc'
            else 'total'
        end as breakdown,
        coalesce(
            age_band_cco,
            age_band_dfe,
            sex,
            ethnic_group,
            legal_status,
            placement_type,
            entry_age,
            time_in_care,
            uasc,
            'Total'
        ) as category,
        count(*) as children,
        count(case when placements >= 3 then 1 end)
            as placements_3plus_numerator,
        count(*) as placements_3plus_denominator,
        count(case when placement_moves >= 2 then 1 end)
            as placement_moves_2plus_numerator,
        count(*) as placement_moves_2plus_denominator,
        count(case when social_workers >= 3 then 1 end)
            as social_workers_3plus_numerator,
        count(case when social_workers >= 1 then 1 end)
            as social_workers_3plus_denominator,
        count(
            case
                when has_worker_at_year_end and social_worker_changes >= 2
                    then 1
            end
        ) as social_worker_changes_2plus_numerator,
        count(case when has_worker_at_year_end then 1 end)
            as social_worker_changes_2plus_denominator
    from cohort
    group by grouping sets (
        (la_code, collection_year),
        (la_code, collection_year, age_band_cco),
        (la_code, collection_year, age_band_dfe),
        (la_code, collection_year, sex),
        (la_code, collection_year, ethnic_group),
        (la_code, collection_year, legal_status),
        (la_code, collection_year, placement_type),
        (la_code, collection_year, entry_age),
        (la_code, collection_year, time_in_care),
        (la_code, collection_year, uasc)
    )
)

select * from final
