/** One record of a delimited file and the physical line on which it starts (the first line is 1). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
  /** True when a cell may contain NUL characters. Missing when none does. */
  readonly mayHoldNul?: true;
}

/** Why reading stopped before the end of the file, and the line on which the problem starts. */
export interface CsvStop {
  readonly reason: 'line-too-long' | 'quote-not-closed' | 'too-many-columns';
  readonly line: number;
}

/** Most characters in a cell, characters in a record, and cells in a record: far more than in any real return. */
const CSV_LIMITS = { cell: 32_768, record: 1_048_576, columns: 200 } as const;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const APOSTROPHE = 39;

type State = 'start-of-cell' | 'plain' | 'in-quotes' | 'after-quote';

/** Receives what a reader finds, in the order of the file. */
export interface CsvTaker {
  record(record: CsvRecord): void;
  /**
   * Offers a complete line without quotes, apostrophes or NULs. It starts in `text` at `from`, and its nth cell ends at the
   * nth position of `ends`, one before the next cell. Returns false to receive the line as a record instead.
   */
  line(text: string, from: number, ends: Int32Array, cells: number, line: number): boolean;
}

/**
 * Reads RFC 4180 text in pieces: quoted newlines, doubled quotes, lines ended by LF, CRLF or CR. It is lenient when the
 * meaning is clear: a quote inside an unquoted cell is an ordinary character. At most one record is in memory. After
 * `stopped` is set, there are no more records.
 */
export class CsvReader {
  stopped: CsvStop | undefined;
  readonly #delimiter: number;
  readonly #taker: CsvTaker;
  readonly #ends = new Int32Array(CSV_LIMITS.columns);
  #state: State = 'start-of-cell';
  #cells: string[] = [];
  #cell = '';
  #length = 0;
  #line = 1;
  #recordLine = 1;
  #quoteLine = 1;
  #afterCr = false;
  #sawNul = false;

  constructor(delimiter: string, taker: CsvTaker) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#taker = taker;
  }

  /** Reads a piece of text and passes on the records that it completes. */
  push(text: string): void {
    this.#sawNul ||= text.includes('\0');
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length && this.stopped === undefined) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      const next = this.#isAtLineStart() ? this.#offerLine(text, at, quote) : at;
      at = next > at ? next : this.#readPart(text, at);
    }
  }

  #isAtLineStart(): boolean {
    return this.#state === 'start-of-cell' && this.#cells.length === 0 && !this.#afterCr;
  }

  #readPart(text: string, at: number): number {
    if (this.#state === 'in-quotes') return this.#readQuoted(text, at);
    if (this.#state === 'after-quote') return this.#readAfterQuote(text, at);
    return this.#readPlain(text, at);
  }

  /**
   * A fast path: most lines of a return are complete, short and without quotes, and can be split at the delimiters without
   * the full grammar. Returns the start of the next line, or `at` when the line needs the full grammar.
   */
  #offerLine(text: string, at: number, quote: number): number {
    const lf = text.indexOf('\n', at);
    if (lf === -1 || lf - at > CSV_LIMITS.cell || (quote !== -1 && quote < lf)) return at;
    const end = lf > at && text.charCodeAt(lf - 1) === CR ? lf - 1 : lf;
    const cells = this.#sawNul ? 0 : this.#cut(text, at, end);
    if (cells === 0 || !this.#taker.line(text, at, this.#ends, cells, this.#line)) return at;
    this.#line += 1;
    this.#recordLine = this.#line;
    return lf + 1;
  }

  /** Finds the ends of a line's cells and returns their number; 0 when the line needs the full grammar. */
  #cut(text: string, from: number, to: number): number {
    const ends = this.#ends;
    const delimiter = this.#delimiter;
    let cells = 0;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter) {
        if (cells >= CSV_LIMITS.columns - 1) return 0;
        ends[cells] = at;
        cells += 1;
      } else if (code === CR || code === APOSTROPHE) return 0;
    }
    ends[cells] = to;
    return cells + 1;
  }

  /** Passes on the last record, if the file does not end with a line break. */
  end(): void {
    if (this.#state === 'in-quotes') this.#stop('quote-not-closed', this.#quoteLine);
    if (this.#state !== 'start-of-cell' || this.#cells.length > 0) this.#endRecord();
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

  #readPlain(text: string, at: number): number {
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
      this.#endRecord();
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

  #recordOf(cells: string[]): CsvRecord {
    const line = this.#recordLine;
    return this.#sawNul ? { line, cells, mayHoldNul: true } : { line, cells };
  }

  #endRecord(): void {
    this.#endCell();
    if (this.stopped === undefined) this.#taker.record(this.#recordOf(this.#cells));
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

/** The separator of a header line: comma, semicolon or tab, whichever occurs most often outside quotes. */
export function separatorOf(headerLine: string): ',' | ';' | '\t' {
  const unquoted = headerLine.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => unquoted.split(separator).length;
  if (count(';') > count(',') && count(';') >= count('\t')) return ';';
  return count('\t') > count(',') ? '\t' : ',';
}
