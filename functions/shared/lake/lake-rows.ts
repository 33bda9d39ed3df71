import { endOf, lakeColumnsOf } from '../../../schemas/lake/return-table.ts';
import { calendarOf } from '../../../schemas/returns/days.ts';
import type { Column, Day, Table } from '../../../schemas/returns/table.ts';
import type { LakeRow, LakeValue } from './write-parquet.ts';

/** What is needed to convert the rows of a submission for the lake. */
export interface LakeRowsContext {
  readonly submissionId: string;
  readonly laCode: string;
  readonly collectionYear: number;
  readonly childRef: (identifier: string) => string;
  readonly workerRef: (identifier: string) => string;
  /** Receives the postcode in capitals without spaces, so that one place has one reference. */
  readonly postcodeRef: (postcode: string) => string;
  /** A child's day of birth, if the return has it. */
  readonly birthOf: (identifier: string) => Day | null | undefined;
}

type TypedRow = Readonly<Record<string, string | Day | null>>;
type Convert = (row: TypedRow, into: Record<string, LakeValue>) => void;

/**
 * Converts rows for the lake. Identifiers, postcodes, UPNs and days of birth are removed, and ages are calculated. Cells
 * that could not be read become null. For an unreadable end date, `is_end_unreadable` records that it was given.
 */
export function toLakeRows(
  table: Table,
  rows: readonly TypedRow[],
  context: LakeRowsContext,
): LakeRow[] {
  const steps = Object.entries(table.columns).map((entry) => step(table, entry, context));
  const calculated = table.calculated ?? [];
  const end = endOf(table);
  return rows.map((row) => {
    const lakeRow: Record<string, LakeValue> = {
      submission_id: context.submissionId,
      la_code: context.laCode,
    };
    for (const convert of steps) convert(row, lakeRow);
    const { collectionYear } = context;
    for (const { name, calculate } of calculated) {
      lakeRow[name] = calculate(row, { collectionYear, birth: birthOf(row, context) });
    }
    if (end !== undefined) lakeRow.is_end_unreadable = Number.isNaN(row[end]);
    return lakeRow;
  });
}

function step(table: Table, [field, column]: [string, Column], context: LakeRowsContext): Convert {
  const [first, second] = lakeColumnsOf(table, field);
  if (first === undefined) return () => {};
  if (column.privacy === 'birth-month' && second !== undefined) {
    return (row, into) => {
      const birth = readable(row[field]);
      const born = typeof birth === 'number' ? calendarOf(birth) : null;
      into[first.name] = born?.year ?? null;
      into[second.name] = born?.month ?? null;
    };
  }
  const makeReference = referenceOf(column, context);
  return (row, into) => {
    const value = readable(row[field]);
    into[first.name] =
      makeReference === undefined || value === null ? value : makeReference(`${value}`);
  };
}

function referenceOf(
  column: Column,
  context: LakeRowsContext,
): ((id: string) => string) | undefined {
  switch (column.privacy) {
    case 'child':
      return context.childRef;
    case 'worker':
      return context.workerRef;
    case 'postcode':
      return (postcode) => context.postcodeRef(postcode.toUpperCase().replace(/\s+/gu, ''));
    default:
      return undefined;
  }
}

function readable(cell: string | Day | null | undefined): string | Day | null {
  return cell === undefined || cell === '' || Number.isNaN(cell) ? null : cell;
}

function birthOf({ CHILD: child }: TypedRow, context: LakeRowsContext): Day | null {
  return typeof child === 'string' ? (context.birthOf(child) ?? null) : null;
}
