import { codesIn } from './codes-of-year.ts';
import { dayAt } from './days.ts';
import type { CellProblem } from './rule.ts';
import { type Column, UNREADABLE, type Value } from './table.ts';

/** One cell of a row that its column does not accept. */
export interface CellFault {
  readonly field: string;
  readonly problem: CellProblem;
  /** What the column accepts, in plain words. */
  readonly expected: string;
}

/** Collects the faults of the row that is being read. */
export interface Faults {
  found: CellFault[] | undefined;
}

/** Reads the cell between two positions of a text, so that most cells need no separate string. */
export type CellReader = (text: string, from: number, to: number, faults: Faults) => Value;

/**
 * A power of two. Enough: columns have fewer codes than this, and the rows of a child are mostly next to each other.
 */
const PLACES = 256;

/** Trims a cell and changes it to upper case, as columns expect. */
function normaliseCell(cell: string): string {
  return cell.trim().toUpperCase();
}

type ReadText = (cell: string, faults: Faults) => Value;

function textReader(field: string, column: Column, year: number): ReadText {
  const { expected, mandatory, codes: set, parse } = column;
  const codes = set === undefined ? undefined : codesIn(set, year);
  const withFault = (value: Value, problem: CellProblem, faults: Faults): Value => {
    faults.found ??= [];
    faults.found.push({ field, problem, expected });
    return value;
  };
  return (cell, faults) => {
    const text = normaliseCell(cell);
    if (text === '') return mandatory ? withFault(null, 'missing', faults) : null;
    const value = parse(text);
    if (value === undefined) {
      return column.kind === 'text'
        ? withFault(text, 'wrong-format', faults)
        : withFault(UNREADABLE, 'unreadable', faults);
    }
    const isKnown = codes === undefined || codes.has(text);
    return isKnown ? value : withFault(value, 'not-in-code-set', faults);
  };
}

/** Days are read in place: that is faster than looking them up in a cache. */
function dayReader(read: ReadText): CellReader {
  return (text, from, to, faults) => {
    const day = dayAt(text, from, to);
    return day ?? read(text.slice(from, to), faults);
  };
}

/**
 * Other cells are looked up in a small cache of recent cells, by a hash of their text. A cell with a fault is never
 * cached.
 */
function cachingReader(read: ReadText): CellReader {
  const texts: string[] = new Array(PLACES).fill('');
  const values: Value[] = new Array(PLACES).fill(null);
  return (text, from, to, faults) => {
    let sum = to - from;
    for (let at = from; at < to; at += 1) sum = (sum * 31 + text.charCodeAt(at)) | 0;
    const place = sum & (PLACES - 1);
    const known = texts[place] as string;
    if (known.length === to - from && known !== '' && text.startsWith(known, from)) {
      return values[place] as Value;
    }
    const before = faults.found?.length ?? 0;
    const cell = text.slice(from, to);
    const value = read(cell, faults);
    if ((faults.found?.length ?? 0) === before) {
      texts[place] = cell;
      values[place] = value;
    }
    return value;
  };
}

/** Makes a reader of one column's cells, with the codes of a collection year. The reader never throws. */
export function cellReader(field: string, column: Column, year: number): CellReader {
  const readText = textReader(field, column, year);
  const read = column.kind === 'day' ? dayReader(readText) : cachingReader(readText);
  if (column.mandatory) return read;
  return (text, from, to, faults) => (from === to ? null : read(text, from, to, faults));
}
