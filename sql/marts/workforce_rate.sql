with census as (
    select * from int_workforce_census
),

parts as (
    select
        census.*,
        agency_fte + inpost_fte as agency_and_inpost_fte,
        vacancy_fte + inpost_fte as posts_fte,
        inpost_fte * working_days as working_days_fte
    from census
),

rates as (
    select
        census_year, unit_level, unit_code, joint_with,
        'turnover' as measure,
        leavers_fte as numerator, inpost_fte as denominator,
        turnover_rate_fte as value, turnover_symbol as symbol
    from parts
    union all
    select
        census_year, unit_level, unit_code, joint_with,
        'agency', agency_fte, agency_and_inpost_fte,
        agency_rate_fte, agency_symbol
    from parts
    union all
    select
        census_year, unit_level, unit_code, joint_with,
        'agency_covering', agency_cover_fte, agency_fte,
        agency_cover_rate_fte, agency_cover_symbol
    from parts
    union all
    select
        census_year, unit_level, unit_code, joint_with,
        'vacancy', vacancy_fte, posts_fte,
        vacancy_rate_fte, vacancy_symbol
    from parts
    union all
    select
        census_year, unit_level, unit_code, joint_with,
        'caseload', cases, cast(null as double),
        caseload_fte, caseload_symbol
    from parts
    union all
    select
        census_year, unit_level, unit_code, joint_with,
        'sickness_absence', working_days_lost_fte, working_days_fte,
        absence_rate_fte, absence_symbol
    from parts
    union all
    select
        census_year, unit_level, unit_code, joint_with,
        'case_holder_share', case_holders_fte, inpost_fte,
        100 * case_holders_fte / nullif(inpost_fte, 0), case_holders_symbol
    from parts
),

final as (
    select
        census_year + 1 as collection_year,
        census_year,
        unit_level,
        unit_code,
        measure,
        numerator,
        denominator,
        value,
        symbol,
        joint_with
    from rates
)

select * from final
