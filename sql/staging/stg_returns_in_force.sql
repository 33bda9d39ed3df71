with entries as (
    -- Reads the ledger once, without a join: every view of returns reads
    -- this one.
    select
        return_type,
        la_code,
        collection_year,
        submission_id,
        action,
        cast(sequence as integer) as sequence,
        "at" as accepted_at,
        count(case when action = 'withdraw' then 1 end) over (
            partition by return_type, la_code, collection_year, submission_id
        ) as withdrawals
    from ledger
),

standing as (
    select
        *,
        row_number() over (
            partition by return_type, la_code, collection_year
            order by sequence desc
        ) as newest_first
    from entries
    where action = 'accept' and withdrawals = 0
),

final as (
    select
        return_type,
        la_code,
        collection_year,
        submission_id,
        sequence,
        accepted_at,
        cast(cast(collection_year - 1 as varchar) || '-04-01' as date)
            as year_start_date,
        cast(cast(collection_year as varchar) || '-03-31' as date)
            as year_end_date
    from standing
    where newest_first = 1
)

select * from final
