import type { Figure, FigureRow, FigureTable } from '../../../schemas/api/evidence-figure.ts';

/** Makes a table with one column for each year and one row for each place. */
export function trendTable(
  id: string,
  caption: string,
  years: readonly (number | string)[],
  rows: readonly FigureRow[],
  notes: readonly string[] = [],
): FigureTable {
  return { id, caption, columns: years.map(String), rows: [...rows], notes: [...notes] };
}

/** Index of the newest year with a value for the council; the newest year if none has one; null for an empty trend. */
export function newestOf(trend: FigureTable): number | null {
  const council = trend.rows.find((row) => row.kind === 'council')?.figures ?? [];
  const newest = council.findLastIndex((figure) => figure.value !== null);
  const last = trend.columns.length - 1;
  return last < 0 ? null : newest < 0 ? last : newest;
}

/** Makes a separate table of one column of a trend. */
export function columnTable(
  trend: FigureTable,
  column: number,
  id: string,
  caption: string,
): FigureTable {
  const rows = trend.rows.flatMap((row) => {
    const figure = row.figures[column];
    return figure === undefined ? [] : [{ ...row, figures: [figure] }];
  });
  const name = trend.columns[column] ?? '';
  return { id, caption, columns: [name], rows, notes: trend.notes };
}

/** The council's figure in a column; undefined when the table has none. */
export function councilFigure(trend: FigureTable, column: number): Figure | undefined {
  return trend.rows.find((row) => row.kind === 'council')?.figures[column];
}
