import type { CsvRecord } from '../../functions/shared/reading/read-csv.ts';
import type { PostcodeEdition } from '../../functions/shared/reference-data/editions.ts';
import type { PackedPostcode } from '../../functions/shared/reference-data/packed-postcodes.ts';
import { isPostcode, plainPostcode } from '../../functions/shared/reference-data/plain-postcode.ts';
import { RefusedFile } from './refused-file.ts';

type Place = PostcodeEdition['places'][number];

/** The columns of a row of the directory that rules need. */
export interface OnspdRow extends Place {
  readonly postcode: string;
  readonly grid: PackedPostcode['grid'];
}

// Editions name columns differently: oslaua, laua or lad25cd; oseast1m or east1m; pcds in all of them.
const COLUMNS = {
  postcode: /^pcds$/,
  country: /^ctry(\d\dcd)?$/,
  county: /^(os)?cty(\d\dcd)?$/,
  district: /^(oslaua|laua|lad\d\dcd)$/,
  easting: /^(os)?east1m$/,
  northing: /^(os)?no?rth1m$/,
} as const;
type Name = keyof typeof COLUMNS;

/** The positions of the columns in a file of the directory, and their number. */
export interface OnspdColumns {
  readonly at: Readonly<Record<Name, number>>;
  readonly count: number;
}

/** Finds the columns. Throws `RefusedFile` for a file that is not the ONS Postcode Directory. */
export function findPostcodeColumns({ cells }: CsvRecord): OnspdColumns {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const found = Object.entries(COLUMNS).map(([name, pattern]) => {
    const at = names.findIndex((each) => pattern.test(each));
    if (at !== -1) return [name, at] as const;
    throw new RefusedFile(
      `The file has no column of the ${name}, so it is not the ONS Postcode Directory (ONSPD). Give the file ONSPD_…_UK.csv of the folder Data.`,
    );
  });
  return { at: Object.fromEntries(found) as Record<Name, number>, count: names.length };
}

/** Reads a row. Throws `RefusedFile` with the line for values that the directory never has. */
export function readRow({ cells, line }: CsvRecord, { at, count }: OnspdColumns): OnspdRow {
  if (cells.length !== count) refuse(line, `has ${cells.length} columns instead of ${count}`);
  const cell = (name: Name): string => cells[at[name]]?.trim() ?? '';
  const postcode = plainPostcode(cell('postcode'));
  if (!isPostcode(postcode)) refuse(line, 'has no postcode');
  const country = countryOf(cell('country'), line);
  return {
    postcode,
    country,
    gssCode: country === 'England' ? councilOf(cell('county'), cell('district')) : null,
    // Northern Ireland's places are metres on the Irish Grid, which has another origin.
    grid: country === 'Northern Ireland' ? null : gridOf(cell('easting'), cell('northing'), line),
  };
}

const COUNTRIES: Readonly<Record<string, Place['country']>> = {
  E: 'England',
  W: 'Wales',
  S: 'Scotland',
  N: 'Northern Ireland',
};

function countryOf(code: string, line: number): Place['country'] {
  if (code !== '' && !/^[EWSNLMK]\d{8}$/.test(code)) {
    refuse(line, 'has a country in codes that ended in 2010: the edition is too old');
  }
  return code === '' ? 'unknown' : (COUNTRIES[code.charAt(0)] ?? 'other');
}

/** The council for children's services: the county where there is one (E10), else the district. */
function councilOf(county: string, district: string): string | null {
  if (county.startsWith('E10')) return county;
  return /^E0[689]/.test(district) ? district : null;
}

function gridOf(easting: string, northing: string, line: number): PackedPostcode['grid'] {
  const isNowhere = /^0*$/.test(easting) || /^0*$/.test(northing);
  if (isNowhere) return null;
  if (!/^\d{1,7}$/.test(easting) || !/^\d{1,7}$/.test(northing)) {
    refuse(line, 'has a place that is not in whole metres');
  }
  return { easting: Number(easting), northing: Number(northing) };
}

function refuse(line: number, what: string): never {
  throw new RefusedFile(`Line ${line} ${what}. Fetch the file again and load that.`);
}
