with episode_rows as (
    select * from int_episode_rows
),

first_later as (
    select
        missing.la_code,
        missing.child_ref,
        missing.start_date,
        min(later.start_date) as next_start_date,
        min_by(later.new_episode_reason, later.start_date) as next_reason,
        min_by(later.place, later.start_date) as next_place
    from episode_rows as missing
    inner join episode_rows as later
        on missing.la_code = later.la_code
        and missing.child_ref = later.child_ref
        and missing.collection_year + 1 = later.collection_year
        and missing.start_date < later.start_date
    where missing.is_latest and missing.is_missing_from_next
    group by missing.la_code, missing.child_ref, missing.start_date
),

latest as (
    select
        episodes.*,
        first_later.next_start_date,
        first_later.next_reason,
        date_diff('day', episodes.start_date, first_later.next_start_date) <= 31
        and episodes.new_episode_reason
        is not distinct from first_later.next_reason
        and episodes.place is not distinct from first_later.next_place
            as is_corrected,
        cast(cast(episodes.collection_year as varchar) || '-03-31' as date)
            as last_known_date,
        cast(cast(episodes.collection_year as varchar) || '-04-01' as date)
            as day_after_known
    from episode_rows as episodes
    left join first_later
        on episodes.la_code = first_later.la_code
        and episodes.child_ref = first_later.child_ref
        and episodes.start_date = first_later.start_date
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
