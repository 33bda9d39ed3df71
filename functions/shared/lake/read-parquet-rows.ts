import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Cell, ResultRow } from '../ports/query-engine.ts';
import { PARQUET_CODECS } from './parquet-codecs.ts';

/** One Parquet file of a table that never changes. */
export interface TableFile {
  readonly key: string;
  readonly size: number;
}

/** The value that each of these columns must have. */
export type Wanted = Readonly<Record<string, string | number>>;

/** Gives the rows of a table in which every column named has the value named, in the order of the files. */
export type ReadRows = (files: readonly TableFile[], wanted: Wanted) => Promise<ResultRow[]>;

/** Read from the end of a file at first: the footer of a hundred groups of rows. */
const FOOTER_BYTES = 65_536;
const FOOTERS_KEPT = 200;

/**
 * Reads rows of tables by ranges: the footer of each file, then the groups of rows whose least and greatest values allow
 * that a wanted row is among them, one group in memory at a time. Files sorted by the wanted columns cost two or three requests.
 * Footers are kept, as files never change.
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
  const filter = Object.fromEntries(
    Object.entries(wanted).map(([column, value]) => [column, { $eq: value }]),
  );
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const rows = await parquetReadObjects({
      file,
      metadata,
      filter,
      rowStart,
      rowEnd,
      compressors: PARQUET_CODECS,
      parsers: { dateFromDays: dayOf },
    });
    yield rows.map(rowOf);
    rowStart = rowEnd;
  }
}

function bytesOf(store: ObjectStore, key: string, size: number): AsyncBuffer {
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      if (end <= start) return new ArrayBuffer();
      return Uint8Array.from(await store.readRange(key, start, end)).buffer;
    },
  };
}

function rowOf(row: Readonly<Record<string, unknown>>): ResultRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));
}

/** A value as the query engine port gives it. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return whole(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  throw new TypeError('A table may hold text, numbers, dates and booleans only.');
}

function dayOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

function whole(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('A whole number is too large to keep.');
  return number;
}
