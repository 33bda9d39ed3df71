with entries as (
    select
        la_code,
        collection_year,
        submission_id,
        action,
        cast(sequence as integer) as sequence,
        count(case when action = 'withdraw' then 1 end) over (
            partition by la_code, collection_year, submission_id
        ) as withdrawals
    from ledger
    where return_type = 'clubs'
),

standing as (
    select
        *,
        row_number() over (
            partition by la_code, collection_year
            order by sequence desc
        ) as newest_first
    from entries
    where action = 'accept' and withdrawals = 0
),

memberships as (
    select * from clubs_memberships
),

final as (
    select
        memberships.collection_year,
        'council' as unit_level,
        memberships.la_code as unit_code,
        memberships.sport,
        cast(count(*) as bigint) as memberships,
        cast(
            count(case when memberships.age_at_joining < 10 then 1 end)
            as bigint
        ) as joined_before_10,
        cast(
            count(case when memberships.is_end_unreadable then 1 end) as bigint
        ) as ends_unreadable
    from memberships
    inner join standing
        on memberships.la_code = standing.la_code
        and memberships.collection_year = standing.collection_year
        and memberships.submission_id = standing.submission_id
    where standing.newest_first = 1
    group by
        memberships.collection_year, memberships.la_code, memberships.sport
)

select * from final
