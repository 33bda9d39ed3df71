import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Cell, ResultRow } from '../ports/query-engine.ts';
import { bytesOf, groupAtATime } from './parquet-bytes.ts';

/** One Parquet file of a table that never changes. */
export interface TableFile {
  readonly key: string;
  readonly size: number;
}

/** The value that each of these columns must have. */
export type Wanted = Readonly<Record<string, string | number>>;

/** Returns the rows in which every named column has the wanted value, in the order of the files. */
export type ReadRows = (files: readonly TableFile[], wanted: Wanted) => Promise<ResultRow[]>;

/** Bytes read first, from the end of a file: enough for the footer of a hundred row groups. */
const FOOTER_BYTES = 65_536;
const FOOTERS_KEPT = 200;

/** Codecs that hyparquet does not include, from Node. Trino and Athena write GZIP or ZSTD, DuckDB SNAPPY. */
const PARQUET_CODECS: Compressors = {
  GZIP: (packed) => gunzipSync(packed),
  ZSTD: (packed) => zstdDecompressSync(packed),
  BROTLI: (packed) => brotliDecompressSync(packed),
};

/**
 * Reads rows of tables by byte ranges: each file's footer, then the row groups whose minimum and maximum values may
 * include a wanted row, with one group in memory at a time. Files sorted by the wanted columns need few requests. Footers
 * are kept, because files never change.
 */
export function createRowReader(store: ObjectStore): ReadRows {
  const footers = new Map<string, Promise<FileMetaData>>();
  const footerOf = (key: string, file: AsyncBuffer): Promise<FileMetaData> => {
    const known = footers.get(key);
    if (known !== undefined) return known;
    const read = parquetMetadataAsync(file, { initialFetchSize: FOOTER_BYTES });
    footers.set(key, read);
    read.catch(() => footers.delete(key));
    const [oldest] = footers.keys();
    if (footers.size > FOOTERS_KEPT && oldest !== undefined) footers.delete(oldest);
    return read;
  };
  return async (files, wanted) => {
    const rows: ResultRow[] = [];
    for (const { key, size } of files) {
      const file = bytesOf(store, key, size);
      const metadata = await footerOf(key, file);
      for await (const found of groupsOf(file, metadata, wanted)) rows.push(...found);
    }
    return rows;
  };
}

async function* groupsOf(
  file: AsyncBuffer,
  metadata: FileMetaData,
  wanted: Wanted,
): AsyncGenerator<ResultRow[]> {
  const tests = Object.entries(wanted);
  const pruningFilter = Object.fromEntries(
    tests.map(([column, value]) => [column, { $eq: value }]),
  );
  const scan = await parquetScan({
    file: groupAtATime(file, metadata),
    metadata,
    pruningFilter,
    compressors: PARQUET_CODECS,
    parsers: { dateFromDays: dayOf },
  });
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  for (const range of scan.ranges) {
    const places = await placesOf(scan, range, tests);
    const [first] = places;
    const last = places.at(-1);
    if (first === undefined || last === undefined) continue;
    const part = { rowStart: range.rowStart + first, rowEnd: range.rowStart + last + 1 };
    const columns: (readonly [string, DecodedArray])[] = [];
    for (const column of names) columns.push([column, await scan.readColumn({ column, ...part })]);
    yield places.map((place) =>
      Object.fromEntries(columns.map(([name, values]) => [name, cellOf(values[place - first])])),
    );
  }
}

/** The positions, within a range, of the rows with every wanted value. */
async function placesOf(
  scan: ParquetScan,
  { rowStart, rowEnd }: ParquetScan['ranges'][number],
  tests: readonly (readonly [string, string | number])[],
): Promise<readonly number[]> {
  let places = Array.from({ length: rowEnd - rowStart }, (_, place) => place);
  for (const [column, value] of tests) {
    if (places.length === 0) return places;
    const values = await scan.readColumn({ column, rowStart, rowEnd });
    places = places.filter((place) => cellOf(values[place]) === value);
  }
  return places;
}

function dayOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Converts a value to a cell of the query engine port. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return whole(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  throw new TypeError('A table may only contain text, numbers, dates and booleans.');
}

function whole(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError('A whole number is too large to keep exactly.');
  return number;
}
