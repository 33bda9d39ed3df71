-- Makes DuckDB answer as Athena and Trino do. Run before any view is defined.
-- Each line has cases in test/sql/dialect.test.ts. Functions that no
-- view uses are not defined here.

-- 5 / 2 is 2
set global integer_division = true;

-- This optimiser pass takes twice as long for each nested window function:
-- minutes for views of views.
set global disabled_optimizers = 'filter_pushdown';

-- whole units between two dates; DuckDB's own function counts boundaries
create or replace macro date_diff(unit, date_from, date_to) as
    datesub(unit, date_from, date_to);

-- the value in the row with the greatest or least, even when it is null
create or replace macro max_by(value, compared) as
    arg_max_null(value, compared);
create or replace macro min_by(value, compared) as
    arg_min_null(value, compared);
