import { readFileSync } from 'node:fs';
import type { Council } from '../../../schemas/returns/reference-data.ts';
import { type CouncilRow, councilRows } from './council-rows.ts';
import { plainName } from './plain-name.ts';

/** A council that there is or was, with its days. Days are ISO dates; the first of the code lists means "always". */
export interface CouncilHistory {
  readonly laCode: string;
  /** The name under its newest code. */
  readonly name: string;
  /** The times in which one of its codes was valid, oldest first. A `to` that is left out has not come. */
  readonly periods: readonly { readonly from: string; readonly to?: string }[];
  /** DfE codes of the councils that took over from it. */
  readonly successors: readonly string[];
  /** DfE codes of the councils that it took over from. */
  readonly predecessors: readonly string[];
}

/** The councils that there are and were, by each of the codes and names under which lists speak of them. */
export interface Councils {
  /** The DfE code of every council that there is or was, in order. */
  readonly laCodes: readonly string[];
  /** Names by DfE code. */
  readonly names: Readonly<Record<string, string>>;
  /** When a council existed, and what it followed; undefined for a code that no council has or had. */
  history(laCode: string): CouncilHistory | undefined;
  /** The council of a DfE code, with every ONS code that it has or had. */
  council(laCode: string): Council;
  /** The DfE code of a council by an ONS code, old ones too. */
  byGssCode(gssCode: string): string | undefined;
  /** The DfE code of a council by its name as DfE or Ofsted spell it. */
  byName(name: string): string | undefined;
}

/** The name of the list of councils, in `sql/reference` and beside the code of a deployed function. */
export const COUNCILS_FILE = 'ref_councils.csv';

/** Reads `ref_councils.csv` of a folder `sql/reference`. Throws for a file without the columns. */
export function readCouncils(file: string): Councils {
  return councilsOf(councilRows(readFileSync(file, 'utf8')));
}

/** The councils of rows that are at hand. */
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

/** Those with a last day first: a name that a council has taken over means the one that goes on. */
function endedFirst(rows: readonly CouncilRow[]): CouncilRow[] {
  return [...rows.filter(hasEnd), ...rows.filter((row) => !hasEnd(row))];
}

function namesOf({ la_code, name, aliases }: CouncilRow): [string, string][] {
  const all = [name, ...aliases.split('|').filter((alias) => alias !== '')];
  return all.map((each) => [plainName(each), la_code]);
}
