with headers as (
    select * from ssda903_header
),

returns_in_force as (
    select * from stg_returns_in_force
),

final as (
    select
        headers.la_code,
        headers.collection_year,
        headers.child_ref,
        case
            when headers.sex in ('1', 'M') then 'Male'
            when headers.sex in ('2', 'F') then 'Female'
            else 'Unknown'
        end as sex,
        headers.ethnic as ethnicity,
        headers.birth_year,
        headers.birth_month
    from headers
    inner join returns_in_force
        on headers.la_code = returns_in_force.la_code
        and headers.collection_year = returns_in_force.collection_year
        and headers.submission_id = returns_in_force.submission_id
    where headers.child_ref is not null
)

select * from final
