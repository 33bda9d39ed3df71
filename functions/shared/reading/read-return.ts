import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { Bytes } from './byte-stream.ts';
import { type FindingLimits, FindingList } from './finding-list.ts';
import { readFile } from './read-file.ts';
import type { FileReport, Reading, UploadedFile } from './reading.ts';
import { displayName } from './shorten.ts';
import type { TableRows } from './table-rows.ts';

/** The tables that could be read, by name. A table that was not sent is missing. */
export type ReadTables = Readonly<Record<string, TableRows>>;

export interface ReturnRead {
  readonly definition: ReturnShape;
  readonly tables: ReadTables;
  readonly files: readonly FileReport[];
  /** Findings about files, columns and rows. Cells are checked later, by the return's rules. */
  readonly findings: FindingList;
}

export interface ReadingProgress {
  readonly bytesRead: number;
  readonly rowsRead: number;
}

/** Options for reading a return. */
export interface ReadingOptions {
  readonly onProgress?: (progress: ReadingProgress) => void | Promise<void>;
  readonly limits?: FindingLimits;
  /** The tables to read. A CSV file of any other table is recognised and skipped. Default: all. */
  readonly tables?: readonly string[];
}

/**
 * Reads the files of a return: CSV in any usual form, XML, or zip archives of these. Any problem with a file is a finding
 * and does not stop the other files. Throws only what `open` throws.
 */
export async function readReturn(
  files: Iterable<UploadedFile>,
  definition: ReturnShape,
  collectionYear: number,
  { onProgress, limits, tables: wanted }: ReadingOptions = {},
): Promise<ReturnRead> {
  let bytesRead = 0;
  const reading: Reading = {
    definition,
    collectionYear,
    findings: new FindingList(limits),
    wants: (table) => wanted?.includes(table) ?? true,
    tables: new Map(),
    emptyInXml: new Map(),
    files: [],
    onRows: async (rowsOfFile) => {
      const before = reading.files.reduce((sum, file) => sum + file.rows, 0);
      await onProgress?.({ bytesRead, rowsRead: before + rowsOfFile });
    },
  };
  const counted = (file: UploadedFile): Bytes =>
    counting(file.open(), (length) => {
      bytesRead += length;
    });
  for (const file of files) {
    await readFile({ name: displayName(file.name), open: () => counted(file) }, reading);
    await reading.onRows(0);
  }
  return {
    definition,
    tables: Object.fromEntries([...reading.emptyInXml, ...reading.tables]),
    files: reading.files,
    findings: reading.findings,
  };
}

async function* counting(bytes: Bytes, count: (length: number) => void): Bytes {
  for await (const piece of bytes) {
    count(piece.length);
    yield piece;
  }
}
