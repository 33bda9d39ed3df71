with headers as (
    select * from stg_headers
),

births as (
    select
        la_code,
        child_ref,
        collection_year,
        max(100 * birth_year + birth_month) as birth
    from headers
    group by la_code, child_ref, collection_year
),

dated as (
    select
        *,
        max(case when birth is not null then collection_year end) over (
            partition by la_code, child_ref
        ) as latest_year
    from births
),

final as (
    select
        la_code,
        child_ref,
        collection_year,
        birth,
        max(case when collection_year = latest_year then birth end) over (
            partition by la_code, child_ref
        ) as latest_birth
    from dated
)

select * from final
