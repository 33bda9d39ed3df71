import { type CellValue, readOds } from 'hucre/ods';
import { type Bytes, collect, peek } from '../../functions/shared/reading/byte-stream.ts';
import { readRecords, SNIFF_BYTES } from './read-records.ts';
import { RefusedFile } from './refused-file.ts';

/** Rows of text; dates are written 2025-03-31. */
export type SourceSheet = readonly (readonly string[])[];

const MOST_BYTES = 100_000_000;
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** The sheets of an ODS file, or the one sheet of a CSV file. Throws `RefusedFile` for anything else. */
export async function readSheets(bytes: Bytes): Promise<readonly SourceSheet[]> {
  const { head, all } = await peek(bytes, SNIFF_BYTES);
  // The type comes first in the archive, uncompressed, so it can be read here.
  if (Buffer.from(head).toString('latin1').includes(`mimetype${ODS_TYPE}`)) return readOdsFile(all);
  const rows: string[][] = [];
  for await (const records of readRecords(all, head)) {
    rows.push(...records.map(({ cells }) => cells.map((cell) => cell.trim())));
  }
  return [rows];
}

async function readOdsFile(bytes: Bytes): Promise<readonly SourceSheet[]> {
  const file = await collect(bytes, MOST_BYTES);
  if (file === undefined) throw new RefusedFile('The file is larger than a list can be (100 MB).');
  try {
    const { sheets } = await readOds(file);
    return sheets.map(({ rows }) => rows.map((row) => row.map(textOf)));
  } catch {
    throw new RefusedFile('The ODS file is damaged. Fetch it again, or save it as CSV.');
  }
}

function textOf(cell: CellValue): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
