with rates as (
    select * from ref_context_rates
),

indicators as (
    select * from ref_context_indicators
),

final as (
    select
        rates.collection_year,
        rates.unit_level,
        rates.unit_code,
        rates.indicator,
        indicators.title,
        indicators.unit,
        rates.value,
        rates.symbol,
        indicators.source
    from rates
    inner join indicators on rates.indicator = indicators.indicator
)

select * from final
