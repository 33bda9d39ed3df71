import { readReturn } from '../../../functions/shared/reading/read-return.ts';
import type { TableRows } from '../../../functions/shared/reading/table-rows.ts';
import { SSDA903 } from '../../../schemas/returns/ssda903/index.ts';
import type { Upload } from '../../validate-return/check-upload.ts';

/** Reads uploads as the service does, in pieces of `piece` bytes. */
export async function readUploads(uploads: readonly Upload[], year = 2027, piece = 1 << 20) {
  const read = await readReturn(
    uploads.map(([name, content]) => ({ name, open: () => pieces(Buffer.from(content), piece) })),
    SSDA903,
    year,
  );
  const tables: Readonly<Record<string, TableRows | undefined>> = read.tables;
  return { ...read, tables, codes: read.findings.counts().map(({ code }) => code) };
}

/** The rows of each table that has any. UASC of Header is omitted, because no CSV file has it. */
export function rowsOf(tables: Readonly<Record<string, TableRows | undefined>>) {
  return Object.fromEntries(
    Object.entries(tables)
      .filter(([, table]) => table !== undefined && table.rows.length > 0)
      .map(([name, table]) => [
        name,
        (table?.rows ?? []).map((row) => ({ ...row, ...(name === 'Header' && { UASC: null }) })),
      ]),
  );
}

async function* pieces(bytes: Buffer, length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
