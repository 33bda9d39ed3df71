/** One record of a delimited file and the physical line on which it starts (the first line is 1). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
  /** True when a cell may hold NUL characters; left out when none does. */
  readonly mayHoldNul?: true;
}

/** Why reading stopped before the end of the file, and the line on which the trouble starts. */
export interface CsvStop {
  readonly reason: 'line-too-long' | 'quote-not-closed' | 'too-many-columns';
  readonly line: number;
}

/** Characters in a cell, characters in a record, cells in a record: far beyond any real return. */
const CSV_LIMITS = { cell: 32_768, record: 1_048_576, columns: 200 } as const;

const QUOTE = 34;
const LF = 10;
const CR = 13;

type State = 'start-of-cell' | 'plain' | 'in-quotes' | 'after-quote';

/**
 * RFC 4180 reader that is fed text in pieces: quoted newlines, doubled quotes, lines ended by LF, CRLF or CR.
 * Lenient where the sense is plain: a quote within an unquoted cell is a character like any other.
 * Holds one record at most; once `stopped` is set no more records come.
 */
export class CsvReader {
  stopped: CsvStop | undefined;
  readonly #delimiter: number;
  #state: State = 'start-of-cell';
  #cells: string[] = [];
  #cell = '';
  #length = 0;
  #line = 1;
  #recordLine = 1;
  #quoteLine = 1;
  #afterCr = false;
  #sawNul = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that this piece of text completes. */
  push(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    this.#sawNul ||= text.includes('\0');
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length && this.stopped === undefined) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      const next = this.#isAtLineStart() ? this.#readWholeLine(text, at, quote, records) : at;
      at = next > at ? next : this.#readPart(text, at, records);
    }
    return records;
  }

  #isAtLineStart(): boolean {
    return this.#state === 'start-of-cell' && this.#cells.length === 0 && !this.#afterCr;
  }

  #readPart(text: string, at: number, records: CsvRecord[]): number {
    if (this.#state === 'in-quotes') return this.#readQuoted(text, at);
    if (this.#state === 'after-quote') return this.#readAfterQuote(text, at);
    return this.#readPlain(text, at, records);
  }

  /**
   * Most lines of a return are whole, short and without quotes: these are cut at the delimiters without looking at
   * each character's part in the grammar. Gives where the next line starts, or `at` where the line is not such a one.
   */
  #readWholeLine(text: string, at: number, quote: number, records: CsvRecord[]): number {
    const lf = text.indexOf('\n', at);
    if (lf === -1 || lf - at > CSV_LIMITS.cell || (quote !== -1 && quote < lf)) return at;
    const end = text.charCodeAt(lf - 1) === CR && lf > at ? lf - 1 : lf;
    const cells: string[] = [];
    let from = at;
    for (let to = at; to < end; to += 1) {
      const code = text.charCodeAt(to);
      if (code === CR) return at;
      if (code !== this.#delimiter) continue;
      cells.push(from === to ? '' : text.slice(from, to));
      from = to + 1;
    }
    cells.push(from === end ? '' : text.slice(from, end));
    if (cells.length > CSV_LIMITS.columns) return at;
    records.push(this.#record(this.#line, cells));
    this.#line += 1;
    this.#recordLine = this.#line;
    return lf + 1;
  }

  /** The last record, where the file does not end with a line end. */
  end(): CsvRecord[] {
    const records: CsvRecord[] = [];
    if (this.#state === 'in-quotes') this.#stop('quote-not-closed', this.#quoteLine);
    if (this.#state !== 'start-of-cell' || this.#cells.length > 0) this.#endRecord(records);
    return this.stopped === undefined ? records : [];
  }

  #readQuoted(text: string, at: number): number {
    const quote = text.indexOf('"', at);
    const end = quote === -1 ? text.length : quote;
    this.#append(text, at, end);
    this.#countLines(text, at, end);
    if (quote === -1) return end;
    this.#state = 'after-quote';
    this.#afterCr = false;
    return end + 1;
  }

  #readAfterQuote(text: string, at: number): number {
    if (text.charCodeAt(at) !== QUOTE) {
      this.#state = 'plain';
      return at;
    }
    this.#append(text, at, at + 1);
    this.#state = 'in-quotes';
    return at + 1;
  }

  #readPlain(text: string, at: number, records: CsvRecord[]): number {
    const first = text.charCodeAt(at);
    const isSecondOfCrLf = this.#afterCr && first === LF;
    this.#afterCr = false;
    if (isSecondOfCrLf) return at + 1;
    if (first === QUOTE && this.#state === 'start-of-cell') {
      this.#state = 'in-quotes';
      this.#quoteLine = this.#line;
      return at + 1;
    }
    const end = this.#endOfPlain(text, at);
    this.#append(text, at, end);
    if (end === text.length) return end;
    const code = text.charCodeAt(end);
    if (code === this.#delimiter) {
      this.#endCell();
    } else {
      this.#endRecord(records);
      this.#line += 1;
      this.#recordLine = this.#line;
      this.#afterCr = code === CR;
    }
    return end + 1;
  }

  #endOfPlain(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LF || code === CR) break;
    }
    return at;
  }

  #append(text: string, from: number, to: number): void {
    if (to === from) return;
    if (this.#state === 'start-of-cell') this.#state = 'plain';
    this.#length += to - from;
    if (this.#cell.length + to - from > CSV_LIMITS.cell || this.#length > CSV_LIMITS.record) {
      const quoted = this.#state === 'in-quotes';
      if (quoted) this.#stop('quote-not-closed', this.#quoteLine);
      else this.#stop('line-too-long', this.#recordLine);
      return;
    }
    this.#cell = this.#cell === '' ? text.slice(from, to) : this.#cell + text.slice(from, to);
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = 'start-of-cell';
    if (this.#cells.length > CSV_LIMITS.columns) this.#stop('too-many-columns', this.#recordLine);
  }

  #record(line: number, cells: string[]): CsvRecord {
    return this.#sawNul ? { line, cells, mayHoldNul: true } : { line, cells };
  }

  #endRecord(records: CsvRecord[]): void {
    this.#endCell();
    if (this.stopped === undefined) records.push(this.#record(this.#recordLine, this.#cells));
    this.#cells = [];
    this.#length = 0;
  }

  #countLines(text: string, from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === CR || (code === LF && !this.#afterCr)) this.#line += 1;
      this.#afterCr = code === CR;
    }
  }

  #stop(reason: CsvStop['reason'], line: number): void {
    this.stopped ??= { reason, line };
  }
}

/** The character that separates the names of a header line: the one of comma, semicolon and tab that it holds most of. */
export function separatorOf(headerLine: string): ',' | ';' | '\t' {
  const unquoted = headerLine.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => unquoted.split(separator).length;
  if (count(';') > count(',') && count(';') >= count('\t')) return ';';
  return count('\t') > count(',') ? '\t' : ',';
}
