import type {
  CellProblem,
  CellRule,
  Child,
  ChildRule,
  Example,
  ExampleRow,
  ExampleTables,
  OwnedProblem,
  RowRule,
  Rule,
  RuleText,
  Stage,
  TableRule,
  Years,
} from './rule.ts';
import type { AnyRow } from './table.ts';

type TablesOfRows = Readonly<Record<string, AnyRow>>;
type Fields<R> = readonly (keyof R & string)[];
type FieldsOf<T extends TablesOfRows> = { readonly [Name in keyof T]?: Fields<T[Name]> };

interface Written<T extends TablesOfRows, R extends AnyRow>
  extends Omit<RuleText, 'table' | 'source' | 'severity' | 'years' | 'stage'> {
  readonly severity?: 'query';
  readonly years?: Years;
  readonly fields: Fields<R>;
  readonly alsoReads?: Fields<R>;
  readonly with?: FieldsOf<T>;
  readonly withIfSent?: FieldsOf<T>;
  readonly withLastYear?: FieldsOf<T>;
  readonly withLastYearIfHeld?: FieldsOf<T>;
  readonly alsoPointsAt?: FieldsOf<T>;
  readonly pointsAtLastYear?: FieldsOf<T>;
}

type WithProblems<T extends TablesOfRows, R extends AnyRow> = Written<T, R> & {
  readonly problems: readonly CellProblem[];
};
type WithFails<T extends TablesOfRows, R extends AnyRow> = Written<T, R> &
  Pick<RowRule<R>, 'fails'>;
type WithChild<T extends TablesOfRows, R extends AnyRow> = Written<T, R> &
  Pick<ChildRule<Child<T>>, 'failing'>;
type WithTable<T extends TablesOfRows, R extends AnyRow> = Written<T, R> &
  Pick<TableRule<R>, 'failing'>;

/** Functions that make the rules of one table. Severity defaults to error. */
export interface RuleMaker<T extends TablesOfRows, R extends AnyRow> {
  /** A rule that reports what the column's own schema rejects. */
  cell(given: WithProblems<T, R>): CellRule;
  row(given: WithFails<T, R>): RowRule<R>;
  child(given: WithChild<T, R>): Rule;
  table(given: WithTable<T, R>): TableRule<R>;
  /** An example of this table: rows as a council would write them. The child defaults to A1. */
  example(why: string, ...rows: readonly Partial<Record<keyof R & string, string>>[]): Example;
}

/** Defaults for all rules of a table. */
interface InCommon {
  readonly years: Years;
  source(code: string): string;
  stage(code: string, kind: Rule['kind']): Stage;
}

/** The maker of the rules of one table. */
export function ruleMaker<T extends TablesOfRows, Name extends keyof T & string>(
  table: Name,
  common: InCommon,
): RuleMaker<T, T[Name]> {
  type R = T[Name];
  const text = (given: Written<T, R>, kind: Rule['kind']) => ({
    ...(given as Omit<RuleText, 'source' | 'severity' | 'years' | 'stage'>),
    table,
    severity: given.severity ?? ('error' as const),
    years: given.years ?? common.years,
    stage: common.stage(given.code, kind),
    source: common.source(given.code),
  });
  return {
    cell: ({ problems, ...given }) => {
      const owns: OwnedProblem[] = given.fields.map((field) => ({ field, problems }));
      return { ...text(given, 'cell'), kind: 'cell', owns };
    },
    row: ({ fails, ...given }) => ({ ...text(given, 'row'), kind: 'row', fails }),
    child: ({ failing, ...given }) => ({ ...text(given, 'child'), kind: 'child', failing }),
    table: ({ failing, ...given }) => ({ ...text(given, 'table'), kind: 'table', failing }),
    example: (why, ...rows) => exampleOf(why, { [table]: rows as readonly ExampleRow[] }),
  };
}

function forOneChild(tables: ExampleTables): ExampleTables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows.map((row) => ({ CHILD: 'A1', ...row })),
    ]),
  );
}

/** An example of several tables: rows as a council would write them. The child defaults to A1. */
export function exampleOf(why: string, tables: ExampleTables): Example {
  return { why, rows: forOneChild(tables) };
}

/** An example in which this many rows fail. */
export function failing(rows: number, example: Example): Example {
  return { ...example, failing: rows };
}

/** An example for one collection year. */
export function inYear(year: number, example: Example): Example {
  return { ...example, year };
}

/** An example for which last year's return is held. The child defaults to A1. */
export function withLastYear(tables: ExampleTables, example: Example): Example {
  return { ...example, lastYear: forOneChild(tables) };
}

/** An example in which only these postcodes are known. */
export function withPostcodes(
  postcodes: NonNullable<Example['postcodes']>,
  example: Example,
): Example {
  return { ...example, postcodes };
}

/** An example in which only these providers are known. */
export function withProviders(
  providers: NonNullable<Example['providers']>,
  example: Example,
): Example {
  return { ...example, providers };
}
