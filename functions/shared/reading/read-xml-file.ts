import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { Bytes } from './byte-stream.ts';
import { decodeText, type Encoding } from './decode-text.ts';
import type { FindingList } from './finding-list.ts';
import type { TableRows } from './table-rows.ts';
import type { PreparedLayout } from './xml-layout.ts';
import { XmlReader, type XmlStop } from './xml-reader.ts';
import { type XmlChild, XmlReturn } from './xml-return.ts';
import { XmlTables } from './xml-tables.ts';

interface XmlFile {
  readonly encoding: Encoding;
  /** The tables of the year, including those without rows. */
  readonly tables: readonly TableRows[];
  /** False when reading stopped before the end. */
  readonly isWhole: boolean;
}

interface XmlFileTask {
  readonly name: string;
  readonly definition: ReturnShape;
  readonly layout: PreparedLayout;
  readonly collectionYear: number;
  readonly findings: FindingList;
  readonly rowsBefore: number;
  /** Called for each piece of text with the rows read so far. */
  onRows(rows: number): Promise<void>;
}

/** Names of Windows-1252. ISO 8859-1 is included, because it differs only in characters that no return contains. */
const SAYS_WINDOWS = /^(windows-1252|cp1252|iso-8859-1|latin-?1)$/i;

/** Reads a return in XML. Only its rows are kept in memory. Problems become findings and are never thrown. */
export async function readXmlFile(
  all: Bytes,
  head: Uint8Array,
  task: XmlFileTask,
): Promise<XmlFile> {
  const { name: file, findings, layout } = task;
  const text = decodeText(all, head);
  const tables = new XmlTables(task);
  const takeChild = (child: XmlChild): void => tables.take(child);
  const document = new XmlReturn({ file, findings, layout, takeChild });
  const reader = new XmlReader(document);
  for await (const piece of text.pieces) {
    reader.push(piece);
    await task.onRows(tables.count);
    if (reader.stopped !== undefined) break;
  }
  reader.end();
  if (reader.stopped !== undefined) reportStop(reader.stopped, task);
  document.finish();
  reportEncoding(text.encoding(), reader.declaredEncoding, task);
  return {
    encoding: text.encoding(),
    tables: tables.done(),
    isWhole: reader.stopped === undefined,
  };
}

function reportStop(stopped: XmlStop, { name: file, findings }: XmlFileTask): void {
  const { reason, line, column } = stopped;
  const placeholders = { ...stopped.placeholders, line, column: Math.max(1, column) };
  findings.report(reason, { file, line, ...(column > 0 && { column }), placeholders });
}

function reportEncoding(
  encoding: Encoding,
  declared: string | undefined,
  { name: file, findings }: XmlFileTask,
): void {
  if (encoding === 'mixed') findings.report('encoding-mixed', { file });
  else if (encoding === 'windows-1252' && !SAYS_WINDOWS.test(declared ?? '')) {
    findings.report('encoding-fallback', { file, placeholders: { encoding: 'Windows-1252' } });
  }
}
