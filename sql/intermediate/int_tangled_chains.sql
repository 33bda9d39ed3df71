with hops as (
    select * from int_tangled_hops
),

sides as (
    select is_asking from (values (true), (false)) as names (is_asking)
),

-- Eight hops in all find the end of a chain of 256 episodes.
hop_5 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hops cross join sides
),

hop_6 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_5 cross join sides where asks
),

hop_7 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_6 cross join sides where asks
),

hop_8 as (
    select
        la_code, child_ref, chain, start_date, is_asking as asks,
        max(case when not is_asking then last_date end) over (
            partition by
                la_code, child_ref, chain,
                case when is_asking then last_date else start_date end
        ) as last_date
    from hop_7 cross join sides where asks
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        max(case when chain = 'care' then last_date end) as care_last_date,
        max(case when chain = 'spell' then last_date end) as spell_last_date
    from hop_8
    where asks
    group by la_code, child_ref, start_date
)

select * from final
