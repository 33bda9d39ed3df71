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

latest as (
    select
        la_code,
        child_ref,
        max_by(birth, case when birth is not null then collection_year end)
            as latest_birth
    from births
    group by la_code, child_ref
),

final as (
    select
        births.la_code,
        births.child_ref,
        births.collection_year,
        births.birth,
        latest.latest_birth
    from births
    inner join latest
        on births.la_code = latest.la_code
        and births.child_ref = latest.child_ref
)

select * from final
