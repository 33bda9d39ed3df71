import type { Bytes } from './byte-stream.ts';
import { decodeText, type Encoding } from './decode-text.ts';
import { CsvReader, separatorOf } from './read-csv.ts';
import { type ContentTask, TableContent } from './table-content.ts';
import type { TableRows } from './table-rows.ts';

const LONGEST_HEADER = 65_536;

const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
export type Separator = (typeof SEPARATORS)[keyof typeof SEPARATORS];

interface TextFile {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** The rows. Undefined when the file has no table that can be read. */
  readonly rows: TableRows | undefined;
  /** The name of its table, if the caller does not want it. */
  readonly unwanted: string | undefined;
}

interface TextFileTask extends ContentTask {
  /** Called for each piece of text with the rows read so far. */
  onRows(rows: number): Promise<void>;
}

/** Reads one delimited text file. Only its rows are kept in memory. Problems become findings and are never thrown. */
export async function readTextFile(
  all: Bytes,
  head: Uint8Array,
  task: TextFileTask,
): Promise<TextFile> {
  const text = decodeText(all, head);
  let reader: CsvReader | undefined;
  let separator: ',' | ';' | '\t' = ',';
  const content = new TableContent(task);
  let waiting = '';
  for await (const piece of text.pieces) {
    waiting += piece;
    if (reader === undefined) {
      if (!/[\r\n]/.test(waiting) && waiting.length < LONGEST_HEADER) continue;
      separator = separatorOf(firstLine(waiting));
      reader = new CsvReader(separator, content);
    }
    reader.push(waiting);
    waiting = '';
    await task.onRows(content.count);
    if (reader.stopped !== undefined || content.isClosed) break;
  }
  if (reader === undefined) {
    separator = separatorOf(firstLine(waiting));
    reader = new CsvReader(separator, content);
    reader.push(waiting);
  }
  if (!content.isClosed) reader.end();
  content.finish(reader.stopped);
  reportWriting(task, text.encoding(), separator);
  return {
    encoding: text.encoding(),
    separator: SEPARATORS[separator],
    rows: content.rows(),
    unwanted: content.unwanted,
  };
}

function firstLine(text: string): string {
  return text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

function reportWriting(task: TextFileTask, encoding: Encoding, separator: ',' | ';' | '\t'): void {
  const { name: file, findings } = task;
  if (encoding === 'mixed') findings.report('encoding-mixed', { file });
  else if (encoding !== 'utf-8') {
    const placeholders = { encoding: encoding === 'windows-1252' ? 'Windows-1252' : 'UTF-16' };
    findings.report('encoding-fallback', { file, placeholders });
  }
  if (separator === ',') return;
  findings.report('other-separator', {
    file,
    placeholders: { separator: separator === ';' ? 'semicolons' : 'tabs' },
  });
}
