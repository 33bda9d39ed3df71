-- Makes DuckDB answer as Athena and Trino do. Run before any view is defined.
-- Each line has its cases in the tests of the dialect; a function that no
-- view uses has no place here.

-- 5 / 2 is 2
set global integer_division = true;

-- Its pass over a query doubles with each window that stands in another:
-- minutes for views of views.
set global disabled_optimizers = 'filter_pushdown';

-- whole units between two dates; DuckDB's own counts the boundaries crossed
create or replace macro date_diff(unit, date_from, date_to) as
    datesub(unit, date_from, date_to);

-- the value beside the greatest or least, kept when it is null
create or replace macro max_by(value, compared) as
    arg_max_null(value, compared);
create or replace macro min_by(value, compared) as
    arg_min_null(value, compared);
