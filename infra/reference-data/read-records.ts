import { createHash } from 'node:crypto';
import type { Bytes } from '../../functions/shared/reading/byte-stream.ts';
import { decodeText } from '../../functions/shared/reading/decode-text.ts';
import { CsvReader, type CsvRecord, separatorOf } from '../../functions/shared/reading/read-csv.ts';
import { SNIFF_BYTES, sniff } from '../../functions/shared/reading/sniff.ts';
import { RefusedFile } from './refused-file.ts';

/** The first bytes of a file, enough to recognise its format. */
export { SNIFF_BYTES };

/** The records of a CSV file, in batches, with bounded memory. Throws `RefusedFile` for a file that is not CSV. */
export async function* readRecords(
  bytes: Bytes,
  head: Uint8Array,
): AsyncGenerator<readonly CsvRecord[]> {
  requireText(head);
  const separator = separatorOf(
    Buffer.from(head)
      .toString('latin1')
      .split(/[\r\n]/, 1)[0] ?? '',
  );
  let records: CsvRecord[] = [];
  const reader = new CsvReader(separator, {
    record: (record) => records.push(record),
    line: () => false,
  });
  const taken = (): readonly CsvRecord[] => {
    const complete = records;
    records = [];
    return complete;
  };
  for await (const piece of decodeText(bytes, head).pieces) {
    reader.push(piece);
    yield taken();
    requireGoingOn(reader);
  }
  reader.end();
  yield taken();
  requireGoingOn(reader);
}

/** Passes the bytes on and, at the end, has their SHA-256 in hexadecimal digits. */
export function hashing(bytes: Bytes): { readonly bytes: Bytes; readonly sha256: () => string } {
  const hash = createHash('sha256');
  async function* counted(): Bytes {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  }
  return { bytes: counted(), sha256: () => hash.digest('hex') };
}

function requireText(head: Uint8Array): void {
  const kind = sniff(head);
  if (kind === 'text') return;
  if (kind === 'empty') throw new RefusedFile('The file is empty.');
  if (kind === 'zip') {
    throw new RefusedFile('The file is a zip archive. Unpack it and give the CSV file in it.');
  }
  throw new RefusedFile('The file is not a CSV file. Give the CSV file as it was published.');
}

const STOPS = {
  'line-too-long': 'is far too long',
  'quote-not-closed': 'opens a quotation mark that is never closed',
  'too-many-columns': 'has far too many columns',
} as const;

function requireGoingOn({ stopped }: CsvReader): void {
  if (stopped === undefined) return;
  const { reason, line } = stopped;
  throw new RefusedFile(
    `Line ${line} ${STOPS[reason]}: the file is damaged. Fetch it again and load that.`,
  );
}
