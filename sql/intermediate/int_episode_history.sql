with episode_rows as (
    select * from int_episode_rows
),

next_rows as (
    select * from int_episode_next_rows
),

latest as (
    select
        episodes.*,
        next_rows.next_start_date,
        next_rows.next_reason,
        date_diff('day', episodes.start_date, next_rows.next_start_date) <= 31
        and episodes.new_episode_reason
        is not distinct from next_rows.next_reason
        and episodes.place is not distinct from next_rows.next_place
            as is_corrected,
        cast(cast(episodes.collection_year as varchar) || '-03-31' as date)
            as last_known_date,
        cast(cast(episodes.collection_year as varchar) || '-04-01' as date)
            as day_after_known
    from episode_rows as episodes
    left join next_rows
        on episodes.la_code = next_rows.la_code
        and episodes.child_ref = next_rows.child_ref
        and episodes.start_date = next_rows.start_date
    where episodes.is_latest
),

ended as (
    select
        *,
        case
            when not is_missing_from_next then ceased_date
            when next_start_date <= last_known_date then next_start_date
            else last_known_date
        end as known_end_date
    from latest
    where
        not is_missing_from_next
        or (next_start_date is not null and not is_corrected)
),

final as (
    select
        la_code,
        child_ref,
        start_date,
        coalesce(known_end_date, day_after_known) as end_date,
        known_end_date as ceased_date,
        new_episode_reason,
        case
            when not is_missing_from_next then ceased_reason
            when
                next_start_date = known_end_date
                and coalesce(next_reason, '') <> 'S'
                then 'X1'
        end as ceased_reason,
        legal_status,
        place,
        place_provider,
        urn,
        pl_post_ref,
        place_change_reason,
        collection_year,
        age_at_start,
        is_respite,
        is_temporary
    from ended
)

select * from final
