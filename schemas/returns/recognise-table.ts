import type { Positions } from './read-row.ts';
import type { Table } from './table.ts';

/** The table that a file holds, with the columns that the file does not have and those that the table does not have. */
export interface Recognised {
  readonly table: Table;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** The position of each column in a record. The first position when a name occurs twice. */
  readonly positions: Positions;
  /** Names that occur more than once. */
  readonly repeated: readonly string[];
  /** Missing columns without which the file cannot be read as this table. Empty when it can be read. */
  readonly essentialMissing: readonly string[];
  /** Names of other tables that the columns fit equally well. */
  readonly alsoFits: readonly string[];
}

/**
 * A column name in the form used to recognise tables: upper case, without a byte order mark, and without spaces or
 * quotes around it.
 */
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

/**
 * Weighs columns: one that many tables have says little about which table a file holds, one that a single table has
 * says most.
 */
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

/** A table is likely when the file has more than half of its weight, or two columns that no other table has. */
const isLikely = (fit: Fit): boolean => fit.share > 0.5 || fit.own >= 2;

/**
 * The table whose columns a header row names, in any order and case. Extra and missing columns are tolerated.
 * Undefined when no table fits. `alsoFits` lists other tables that fit equally well.
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
