with councils as (
    select * from ref_councils
),

estimates as (
    select * from ref_population
),

codes as (
    select
        councils.*,
        min(valid_from) over (partition by la_code) as first_day,
        row_number() over (
            partition by la_code order by valid_from desc
        ) as newest_first
    from councils
),

population as (
    select
        unit_code,
        mid_year,
        population_0_17,
        row_number() over (
            partition by unit_code order by mid_year desc
        ) as newest_first
    from estimates
    where unit_level = 'council' and population_0_17 is not null
),

final as (
    select
        'council' as unit_level,
        codes.la_code as unit_code,
        codes.name,
        codes.gss_code,
        codes.la_type,
        codes.region_code,
        codes.region_name,
        codes.status,
        codes.first_day as valid_from,
        codes.valid_to,
        codes.predecessor_la_codes,
        codes.successor_la_codes,
        codes.aliases,
        codes.ofsted_region,
        codes.ofsted_provider_urn,
        codes.notes,
        population.population_0_17,
        population.mid_year as population_mid_year
    from codes
    left join population
        on codes.la_code = population.unit_code
        and population.newest_first = 1
    where codes.newest_first = 1
)

select * from final
