import type { CellProblem, Rule } from './rule.ts';
import type { Table } from './table.ts';
import type { XmlLayout } from './xml-layout.ts';

/** Collection years of a return. Year N runs from 1 April N-1 to 31 March N. */
interface ReturnYears {
  /** The earliest year that councils may send. */
  readonly oldest: number;
  /** The first and the last year whose shapes, codes and rules are held. A year before or after is read with the nearest. */
  readonly first: number;
  readonly last: number;
}

/** Rules by what they are about. */
export interface Subject {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** A cell without which a row of the lake cannot be formed. */
interface BlockingCell {
  /** The table it is in; every table when left out. */
  readonly table?: string;
  readonly field: string;
  readonly problem: CellProblem;
}

/** What stops a return from being published. Everything else may be accepted with a reason. */
export interface Blocking {
  /** Codes of rules. */
  readonly rules: readonly string[];
  readonly cells: readonly BlockingCell[];
}

/** The codes by which a return tells placements and providers, in the words of Ofsted's list. */
export interface ProviderKinds {
  /** The placement codes of a provision type; undefined for a type that is not known. */
  placementCodesOf(type: string): readonly string[] | undefined;
  /** The provider codes of a sector; undefined for a sector that is not known. */
  providerCodesOf(sector: string): readonly string[] | undefined;
  /** Every code there is: what is not known must make no placement look wrong. */
  readonly anyPlacement: readonly string[];
  readonly anyProvider: readonly string[];
}

/** What a return looks like: all that the service knows of it but its rules, which are most of the code. */
export interface ReturnShape {
  /** What the API, keys and the names of lake tables carry: small letters, digits and underscores. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  readonly years: ReturnYears;
  /** By name, in the order of the specification. A CSV file is recognised by the columns of its table. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Names of the tables without which nothing of a return can be counted. */
  readonly neededTables: readonly string[];
  /** Its XML form; left out where there is none. */
  readonly xml?: XmlLayout;
  /** Where a child's day of birth stands, for ages. */
  readonly births?: { readonly table: string; readonly column: string };
  /** Left out where no rule asks about providers. */
  readonly providerKinds?: ProviderKinds;
}

/**
 * All that the service knows of one return. Reading, checks, publication, pages and the lake ask it; a new return is a module of
 * this type in a folder of its own, listed in `index.ts`. Rows of one child are found by the column `CHILD` of each table.
 */
export interface Return extends ReturnShape {
  /** Every rule held, of every year. */
  readonly subjects: readonly Subject[];
  readonly blocking: Blocking;
}

/** The return with this id, among these; undefined when there is none. */
export function findReturn<R extends ReturnShape>(
  id: string,
  returns: readonly R[],
): R | undefined {
  return returns.find((definition) => definition.id === id);
}

/** The return with this id, among these. Throws when there is none: what is stored names returns that were taken. */
export function requireReturn<R extends ReturnShape>(id: string, returns: readonly R[]): R {
  const definition = findReturn(id, returns);
  if (definition === undefined) throw new Error(`No return has the id ${id}.`);
  return definition;
}

/** The year whose shapes, codes and rules a return is read with. */
export function shapeYear({ years }: Pick<ReturnShape, 'years'>, collectionYear: number): number {
  return Math.min(years.last, Math.max(years.first, collectionYear));
}

/** The tables that councils send for a collection year. */
export function tablesOf(
  definition: Pick<ReturnShape, 'years' | 'tables'>,
  collectionYear: number,
): readonly Table[] {
  const year = shapeYear(definition, collectionYear);
  return Object.values(definition.tables).filter(
    (table) => table.from <= year && (table.to ?? year) >= year,
  );
}

/** True when a failure of the rule stops publication. */
export function isBlockingRule({ blocking }: Pick<Return, 'blocking'>, code: string): boolean {
  return blocking.rules.includes(code);
}

/** True when a cell problem that no rule reports stops publication. */
export function isBlockingCell(
  { blocking }: Pick<Return, 'blocking'>,
  table: string,
  field: string,
  problem: CellProblem,
): boolean {
  return blocking.cells.some(
    (cell) => (cell.table ?? table) === table && cell.field === field && cell.problem === problem,
  );
}
