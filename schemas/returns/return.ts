import type { CellProblem, Rule } from './rule.ts';
import type { Table } from './table.ts';
import type { ReturnCheck } from './whole-return/return-check.ts';
import type { XmlLayout } from './xml-layout.ts';

/** Collection years of a return. Year N runs from 1 April N-1 to 31 March N. */
interface ReturnYears {
  /** The earliest year that councils may send. */
  readonly oldest: number;
  /**
   * The first and the last year whose tables, codes and rules are held. A return of an earlier or later year is read
   * with the nearest.
   */
  readonly first: number;
  readonly last: number;
}

/** The rules on one subject. */
export interface Subject {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** A cell without which a row cannot be stored in the lake. */
interface BlockingCell {
  /** Its table. Default: every table. */
  readonly table?: string;
  readonly field: string;
  readonly problem: CellProblem;
}

/** The problems that stop a return from being published. Any other may be accepted with a reason. */
export interface Blocking {
  /** Codes of rules. */
  readonly rules: readonly string[];
  readonly cells: readonly BlockingCell[];
}

/** Translates the kinds of provider in Ofsted's list into the codes of a return. */
export interface ProviderKinds {
  /** The placement codes of a provision type. Undefined for an unknown type. */
  placementCodesOf(type: string): readonly string[] | undefined;
  /** The provider codes of a sector. Undefined for an unknown sector. */
  providerCodesOf(sector: string): readonly string[] | undefined;
  /** Every code, for providers of an unknown kind: no placement may fail because the list is incomplete. */
  readonly anyPlacement: readonly string[];
  readonly anyProvider: readonly string[];
}

/** The shape of a return: its whole definition except its rules, which are most of the code. */
export interface ReturnShape {
  /** The id used in the API, in keys and in names of lake tables: lower-case letters, digits and underscores. */
  readonly id: string;
  /** Name for people. */
  readonly title: string;
  readonly years: ReturnYears;
  /** The tables by name, in the order of the specification. A CSV file is recognised by its columns. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Names of the tables without which no figure can be computed. */
  readonly neededTables: readonly string[];
  /** Its XML form. Undefined when it has none. */
  readonly xml?: XmlLayout;
  /** The column with a child's date of birth, for ages. */
  readonly births?: { readonly table: string; readonly column: string };
  /** Undefined when no rule reads data on providers. */
  readonly providerKinds?: ProviderKinds;
}

/**
 * The definition of one return. Reading, checks, publication, pages and the lake all use it. A new return is a module
 * of this type in its own folder, listed in `index.ts`. A table about children identifies the child in the column
 * `CHILD`.
 */
export interface Return extends ReturnShape {
  /** Every rule, of every year. */
  readonly subjects: readonly Subject[];
  /** Checks of the whole return, of every year. Default: none. */
  readonly checks?: readonly ReturnCheck[];
  readonly blocking: Blocking;
}

/** Finds a return by id. Undefined when there is none. */
export function findReturn<R extends ReturnShape>(
  id: string,
  returns: readonly R[],
): R | undefined {
  return returns.find((definition) => definition.id === id);
}

/** Finds a return by id. Throws if there is none, because stored data only have ids of returns that the service accepts. */
export function requireReturn<R extends ReturnShape>(id: string, returns: readonly R[]): R {
  const definition = findReturn(id, returns);
  if (definition === undefined) throw new Error(`No return has the id ${id}.`);
  return definition;
}

/** The year whose tables, codes and rules apply to a return. */
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

/** True when a failure of this rule stops publication. */
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
