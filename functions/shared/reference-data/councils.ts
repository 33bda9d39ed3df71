import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Council } from '../../../schemas/returns/reference-data.ts';
import { CsvReader, type CsvRecord } from '../reading/read-csv.ts';

const Rows = z.array(
  z.object({
    la_code: z.string(),
    gss_code: z.string(),
    name: z.string(),
    aliases: z.string(),
    status: z.enum(['live', 'ended']),
  }),
);
type CouncilRow = z.infer<typeof Rows>[number];

/** The councils that there are and were, by each of the codes and names under which lists speak of them. */
export interface Councils {
  /** The council of a DfE code, with every ONS code that it has or had. */
  council(laCode: string): Council;
  /** The DfE code of a council by an ONS code, old ones too. */
  byGssCode(gssCode: string): string | undefined;
  /** The DfE code of a council by its name as DfE or Ofsted spell it. */
  byName(name: string): string | undefined;
}

/** Reads `sql/reference/ref_councils.csv`. */
export function readCouncils(file: string): Councils {
  const rows = Rows.parse(recordsOf(readFileSync(file, 'utf8')));
  const byGssCode = new Map(rows.map((row) => [row.gss_code, row.la_code]));
  const byName = new Map(inOrderOfStatus(rows).flatMap(namesOf));
  return {
    council: (laCode) => ({
      laCode,
      gssCodes: rows.filter((row) => row.la_code === laCode).map((row) => row.gss_code),
    }),
    byGssCode: (gssCode) => byGssCode.get(gssCode),
    byName: (name) => byName.get(plainName(name)),
  };
}

function recordsOf(csv: string): Record<string, string>[] {
  const records: string[][] = [];
  const taker = { record: ({ cells }: CsvRecord) => void records.push(cells), line: () => false };
  const reader = new CsvReader(',', taker);
  reader.push(csv);
  reader.end();
  const [names = [], ...rows] = records;
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

const isEnded = ({ status }: CouncilRow): boolean => status === 'ended';

/** Those that ended first: a name that a live council has taken over means the live one. */
function inOrderOfStatus(rows: readonly CouncilRow[]): CouncilRow[] {
  return [...rows.filter(isEnded), ...rows.filter((row) => !isEnded(row))];
}

function namesOf({ la_code, name, aliases }: CouncilRow): [string, string][] {
  const all = [name, ...aliases.split('|').filter((alias) => alias !== '')];
  return all.map((each) => [plainName(each), la_code]);
}

/** "Bristol, City of", "Bristol City" and "City of Bristol Council" are one name. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\b(?:city|county|london borough|royal borough|borough|council)\b(?: of\b)?/g, ' ')
    .replaceAll(/\bthe\b/g, ' ')
    .replaceAll(/[^a-z]/g, '');
}
