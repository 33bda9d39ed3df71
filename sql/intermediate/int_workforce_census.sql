with items as (
    select * from ref_workforce
),

final as (
    select
        census_year,
        unit_level,
        unit_code,
        joint_with,
        -- DfE's working days: 254 in a year to 30 September with a 29 February
        case when census_year % 4 = 0 then 254 else 253 end as working_days,
        max(value) filter (where item = 'inpost_fte') as inpost_fte,
        max(value) filter (where item = 'leavers_fte') as leavers_fte,
        max(value) filter (where item = 'agency_fte') as agency_fte,
        max(value) filter (where item = 'agency_cover_fte') as agency_cover_fte,
        max(value) filter (where item = 'vacancy_fte') as vacancy_fte,
        max(value) filter (where item = 'cases') as cases,
        max(value) filter (where item = 'case_holders_fte') as case_holders_fte,
        max(value) filter (where item = 'working_days_lost_fte')
            as working_days_lost_fte,
        max(value) filter (where item = 'turnover_rate_fte')
            as turnover_rate_fte,
        max(value) filter (where item = 'agency_rate_fte') as agency_rate_fte,
        max(value) filter (where item = 'agency_cover_rate_fte')
            as agency_cover_rate_fte,
        max(value) filter (where item = 'vacancy_rate_fte') as vacancy_rate_fte,
        max(value) filter (where item = 'caseload_fte') as caseload_fte,
        max(value) filter (where item = 'absence_rate_fte') as absence_rate_fte,
        max(symbol) filter (where item = 'turnover_rate_fte')
            as turnover_symbol,
        max(symbol) filter (where item = 'agency_rate_fte') as agency_symbol,
        max(symbol) filter (where item = 'agency_cover_rate_fte')
            as agency_cover_symbol,
        max(symbol) filter (where item = 'vacancy_rate_fte') as vacancy_symbol,
        max(symbol) filter (where item = 'caseload_fte') as caseload_symbol,
        max(symbol) filter (where item = 'absence_rate_fte') as absence_symbol,
        max(symbol) filter (where item = 'case_holders_fte')
            as case_holders_symbol
    from items
    group by census_year, unit_level, unit_code, joint_with
)

select * from final
