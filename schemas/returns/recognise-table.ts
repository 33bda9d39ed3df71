import type { Positions } from './read-row.ts';
import type { Table } from './table.ts';

/** Which table a file holds, with the columns it lacks and those that the table does not have. */
export interface Recognised {
  readonly table: Table;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Where each column stands in a record; the first place where a name is written twice. */
  readonly positions: Positions;
  /** Names written more than once. */
  readonly repeated: readonly string[];
  /** Missing columns without which the file cannot be read as the table; empty when it can. */
  readonly essentialMissing: readonly string[];
  /** Names of tables that the columns fit equally well; empty when only one fits. */
  readonly alsoFits: readonly string[];
}

/** A column name as tables are recognised by it: upper case, without a byte order mark, spaces or quotes around it. */
export function normaliseHeader(header: string): string {
  return header
    .replace(/^\uFEFF/, '')
    .replace(/^[\s"']+|[\s"']+$/g, '')
    .toUpperCase();
}

/** The columns that a CSV file of the table has. */
export function csvColumns(table: Table): readonly string[] {
  return Object.keys(table.columns).filter((name) => !table.columns[name]?.onlyInXml);
}

/** Columns found in most tables tell nothing; those of one table tell most. */
function weights(tables: readonly Table[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    for (const name of csvColumns(table)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].map(([name, count]) => [name, 1 / count]));
}

interface Fit {
  readonly table: Table;
  readonly found: number;
  readonly share: number;
  readonly own: number;
}

function fitOf(table: Table, names: ReadonlySet<string>, weight: ReadonlyMap<string, number>): Fit {
  const columns = csvColumns(table);
  const weightOf = (name: string) => weight.get(name) ?? 0;
  const sum = (some: readonly string[]) => some.reduce((total, name) => total + weightOf(name), 0);
  const found = columns.filter((name) => names.has(name));
  const own = found.filter((name) => weightOf(name) === 1).length;
  return { table, found: sum(found), share: sum(found) / sum(columns), own };
}

const isBetter = (one: Fit, other: Fit): number =>
  other.share - one.share || other.found - one.found;

/** Half of a table's weight, or two columns that no other table has, tell it apart. */
const isLikely = (fit: Fit): boolean => fit.share > 0.5 || fit.own >= 2;

/**
 * The table whose columns a header row names, in any order and case, extra and missing columns
 * tolerated; undefined when none fits. Sets `alsoFits` when another table fits as well.
 */
export function recogniseAmong(
  tables: readonly Table[],
  headers: readonly string[],
): Recognised | undefined {
  const names = headers.map(normaliseHeader);
  const given = new Set(names.filter((name) => name !== ''));
  const weight = weights(tables);
  const fits = tables.map((table) => fitOf(table, given, weight)).filter(isLikely);
  const [best, ...others] = fits.sort(isBetter);
  if (best === undefined) return undefined;
  const columns = csvColumns(best.table);
  const missing = columns.filter((name) => !given.has(name));
  return {
    table: best.table,
    missing,
    extra: [...given].filter((name) => !columns.includes(name)),
    positions: Object.fromEntries(
      columns.filter((name) => given.has(name)).map((name) => [name, names.indexOf(name)]),
    ),
    repeated: columns.filter((name) => names.indexOf(name) !== names.lastIndexOf(name)),
    essentialMissing: best.table.essential.filter((name) => missing.includes(name)),
    alsoFits: others.filter((fit) => fit.share === best.share).map((fit) => fit.table.name),
  };
}
