with links as (
    select * from int_tangled_links
),

sides as (
    select is_asking from (values (true), (false)) as names (is_asking)
),

-- Each takes the link of the episode it points at: a hop doubles the steps.
hop_1 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from links cross join sides
),

hop_2 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_1 cross join sides where asks
),

hop_3 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_2 cross join sides where asks
),

hop_4 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_3 cross join sides where asks
),

final as (
    select la_code, child_ref, chain, start_date, last_date
    from hop_4
    where asks
)

select * from final
