with headers as (
    select * from stg_headers
),

ranked as (
    select
        la_code,
        child_ref,
        sex,
        ethnicity,
        birth_year,
        birth_month,
        row_number() over (
            partition by la_code, child_ref
            order by
                collection_year desc,
                birth_year desc nulls last,
                birth_month desc nulls last,
                ethnicity desc nulls last,
                sex desc
        ) as newest_first
    from headers
),

final as (
    select la_code, child_ref, sex, ethnicity, birth_year, birth_month
    from ranked
    where newest_first = 1
)

select * from final
