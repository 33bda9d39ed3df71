with entries as (
    select * from ledger where return_type = 'ssda903'
),

withdrawn as (
    select distinct la_code, collection_year, submission_id
    from entries
    where action = 'withdraw'
),

standing as (
    select
        entries.la_code,
        entries.collection_year,
        entries.submission_id,
        cast(entries.sequence as integer) as sequence,
        entries."at" as accepted_at,
        row_number() over (
            partition by entries.la_code, entries.collection_year
            order by entries.sequence desc
        ) as newest_first
    from entries
    left join withdrawn
        on entries.la_code = withdrawn.la_code
        and entries.collection_year = withdrawn.collection_year
        and entries.submission_id = withdrawn.submission_id
    where entries.action = 'accept' and withdrawn.submission_id is null
),

final as (
    select
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
