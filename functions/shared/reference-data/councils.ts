import { readFileSync } from 'node:fs';
import type { CouncilOfReturn } from '../../../schemas/returns/reference-data.ts';
import { type CouncilRow, councilRows } from './council-rows.ts';

/** A current or former council, with the days on which it existed. Days are ISO dates. The code lists' first day means "always". */
export interface CouncilHistory {
  readonly laCode: string;
  /** The name under its newest code. */
  readonly name: string;
  /** The periods in which one of its codes was valid, oldest first. A current period has no `to`. */
  readonly periods: readonly { readonly from: string; readonly to?: string }[];
  /** DfE codes of the councils that took over from it. */
  readonly successors: readonly string[];
  /** DfE codes of the councils that it took over from. */
  readonly predecessors: readonly string[];
}

/** Current and former councils, by each of the codes and names that lists use. */
export interface Councils {
  /** The DfE code of every current and former council, in order. */
  readonly laCodes: readonly string[];
  /** Names by DfE code. */
  readonly names: Readonly<Record<string, string>>;
  /** When a council existed, its predecessors and successors. Undefined for a code that no council has or has had. */
  history(laCode: string): CouncilHistory | undefined;
  /** The council with a DfE code, with every ONS code that it has or has had. */
  council(laCode: string): CouncilOfReturn;
  /** The DfE code of a council by its ONS code, current or former. */
  byGssCode(gssCode: string): string | undefined;
  /** The DfE code of a council by its name, as DfE or Ofsted spell it. */
  byName(name: string): string | undefined;
}

/** The file name of the list of councils, in `sql/reference` and in the bundle of a deployed function. */
export const COUNCILS_FILE = 'ref_councils.csv';

/** Reads councils from a copy of `ref_councils.csv`. Throws when a column is missing. */
export function readCouncils(file: string): Councils {
  return councilsOf(councilRows(readFileSync(file, 'utf8')));
}

/** The councils in the rows of the list. */
function councilsOf(rows: readonly CouncilRow[]): Councils {
  const byGssCode = new Map(rows.map((row) => [row.gss_code, row.la_code]));
  const byName = new Map(endedFirst(rows).flatMap(namesOf));
  const histories = new Map(
    [...Map.groupBy(rows, (row) => row.la_code)].map(([laCode, own]) => [
      laCode,
      historyOf(laCode, own),
    ]),
  );
  return {
    laCodes: [...histories.keys()].sort(),
    names: Object.fromEntries([...histories.values()].map(({ laCode, name }) => [laCode, name])),
    history: (laCode) => histories.get(laCode),
    council: (laCode) => ({
      laCode,
      gssCodes: rows.filter((row) => row.la_code === laCode).map((row) => row.gss_code),
    }),
    byGssCode: (gssCode) => byGssCode.get(gssCode),
    byName: (name) => byName.get(plainName(name)),
  };
}

function historyOf(laCode: string, own: readonly CouncilRow[]): CouncilHistory {
  const rows = own.toSorted((a, b) => a.valid_from.localeCompare(b.valid_from));
  const others = (column: 'successor_la_codes' | 'predecessor_la_codes') => [
    ...new Set(rows.flatMap((row) => row[column].split(';'))).difference(new Set(['', laCode])),
  ];
  return {
    laCode,
    name: rows.at(-1)?.name ?? '',
    periods: rows.map(({ valid_from: from, valid_to: to }) =>
      to === '' ? { from } : { from, to },
    ),
    successors: others('successor_la_codes'),
    predecessors: others('predecessor_la_codes'),
  };
}

const hasEnd = ({ valid_to }: CouncilRow): boolean => valid_to !== '';

/** Ended councils first, so that a name shared with a current council means the current one. */
function endedFirst(rows: readonly CouncilRow[]): CouncilRow[] {
  return [...rows.filter(hasEnd), ...rows.filter((row) => !hasEnd(row))];
}

function namesOf({ la_code, name, aliases }: CouncilRow): [string, string][] {
  const all = [name, ...aliases.split('|').filter((alias) => alias !== '')];
  return all.map((each) => [plainName(each), la_code]);
}

/** A council's name without the parts that lists spell differently: "Bristol, City of" equals "City of Bristol Council". */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\b(?:city|county|london borough|royal borough|borough|council)\b(?: of\b)?/g, ' ')
    .replaceAll(/\bthe\b/g, ' ')
    .replaceAll(/[^a-z]/g, '');
}
