import type {
  CellProblem,
  CellRule,
  ChildRule,
  Example,
  ExampleRow,
  OwnedProblem,
  RowRule,
  RuleText,
  TableRule,
  Years,
} from './rule.ts';
import type { AnyRow } from './table.ts';

type Written<R extends AnyRow> = Omit<
  RuleText<keyof R & string>,
  'table' | 'source' | 'severity' | 'years'
> & { readonly severity?: 'query'; readonly years?: Years };

type WithProblems<R extends AnyRow> = Written<R> & { readonly problems: readonly CellProblem[] };
type WithFails<R extends AnyRow> = Written<R> & Pick<RowRule<R>, 'fails'>;
type WithChild<R extends AnyRow> = Written<R> & Pick<ChildRule<R>, 'failing'>;
type WithTable<R extends AnyRow> = Written<R> & Pick<TableRule<R>, 'failing'>;

/** The forms in which the rules of one table are written. Rules are errors unless they say `query`. */
export interface RuleMaker<R extends AnyRow> {
  /** A rule that reports what the column's own schema finds wrong. */
  cell(given: WithProblems<R>): CellRule;
  row(given: WithFails<R>): RowRule<R>;
  child(given: WithChild<R>): ChildRule<R>;
  table(given: WithTable<R>): TableRule<R>;
  /** An example of one table: rows as a council would write them, child A1 where none is named. */
  example(why: string, ...rows: readonly Partial<Record<keyof R & string, string>>[]): Example;
}

/** The maker of the rules of one table, which the return calls `table` and whose rules come from `source`. */
export function ruleMaker<R extends AnyRow>(
  table: string,
  first: Years,
  source: (code: string) => string,
): RuleMaker<R> {
  const text = (given: Written<R>): RuleText => ({
    ...given,
    table,
    severity: given.severity ?? 'error',
    years: given.years ?? first,
    source: source(given.code),
  });
  return {
    cell: ({ problems, ...given }) => {
      const owns: OwnedProblem[] = given.fields.map((field) => ({ field, problems }));
      return { ...text(given), kind: 'cell', owns };
    },
    row: ({ fails, ...given }) => ({ ...text(given), kind: 'row', fails }),
    child: ({ failing, ...given }) => ({ ...text(given), kind: 'child', failing }),
    table: ({ failing, ...given }) => ({ ...text(given), kind: 'table', failing }),
    example: (why, ...rows) => {
      const written = rows.map((row) => ({ CHILD: 'A1', ...row }) as ExampleRow);
      return { why, rows: { [table]: written } };
    },
  };
}

/** An example in which this many rows fail. */
export function failing(rows: number, example: Example): Example {
  return { ...example, failing: rows };
}

/** An example of a certain collection year. */
export function inYear(year: number, example: Example): Example {
  return { ...example, year };
}

/** An example with postcodes known to be in England (true) or outside it (false). */
export function withPostcodes(
  postcodes: Readonly<Record<string, boolean>>,
  example: Example,
): Example {
  return { ...example, postcodes };
}
