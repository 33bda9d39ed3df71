with council_years as (
    select * from int_council_years
),

inputs as (
    select * from int_council_inputs
),

measures as (
    select measure, profile from ref_measures where is_computed
    union all
    -- The cohort itself is summed with the measures.
    select measure, profile
    from (values ('cla_31_march', 'dfe')) as names (measure, profile)
),

needs as (
    select * from ref_measure_needs
),

final as (
    select
        council_years.la_code,
        council_years.collection_year,
        measures.measure,
        measures.profile,
        count(needs.input) = count(inputs.input) as is_available
    from council_years
    cross join measures
    left join needs
        on measures.measure = needs.measure
        and measures.profile = needs.profile
    left join inputs
        on council_years.la_code = inputs.la_code
        and council_years.collection_year - needs.years_before
        = inputs.collection_year
        and needs.input = inputs.input
    group by
        council_years.la_code,
        council_years.collection_year,
        measures.measure,
        measures.profile
)

select * from final
