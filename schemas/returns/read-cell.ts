import { codesIn } from './codes-of-year.ts';
import { dayAt } from './days.ts';
import type { CellProblem } from './rule.ts';
import { type Column, UNREADABLE, type Value } from './table.ts';

/** One cell that is not as its column asks, within one row. */
export interface CellFault {
  readonly field: string;
  readonly problem: CellProblem;
  /** What the column asks for, in plain words. */
  readonly expected: string;
}

/** Takes the faults of the row that is being read. */
export interface Faults {
  found: CellFault[] | undefined;
}

/** Reads the cell that stands in a text from one place up to another, so that most cells never become texts of their own. */
export type CellReader = (text: string, from: number, to: number, faults: Faults) => Value;

/** A power of two. Columns have fewer codes, and the rows of a child mostly stand together. */
const PLACES = 256;

/** A cell as columns read it: without spaces around it, in upper case. */
function normaliseCell(cell: string): string {
  return cell.trim().toUpperCase();
}

type ReadAnew = (cell: string, faults: Faults) => Value;

function readAnew(field: string, column: Column, year: number): ReadAnew {
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

/** Days are worked out where they stand: sooner done than remembered. */
function dayReader(read: ReadAnew): CellReader {
  return (text, from, to, faults) => {
    const day = dayAt(text, from, to);
    return day ?? read(text.slice(from, to), faults);
  };
}

/** Other cells are looked up among those seen lately, a place for each sum of characters; a cell with a fault is never kept. */
function rememberingReader(read: ReadAnew): CellReader {
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

/** A reader of the cells of one column of a file, with the codes of a collection year. Never throws. */
export function cellReader(field: string, column: Column, year: number): CellReader {
  const anew = readAnew(field, column, year);
  const read = column.kind === 'day' ? dayReader(anew) : rememberingReader(anew);
  if (column.mandatory) return read;
  return (text, from, to, faults) => (from === to ? null : read(text, from, to, faults));
}
