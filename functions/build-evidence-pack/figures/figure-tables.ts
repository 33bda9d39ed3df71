import type { Figure, FigureRow, FigureTable } from '../../../schemas/api/evidence-figure.ts';

/** A table of years across and places down. */
export function trendTable(
  id: string,
  caption: string,
  years: readonly (number | string)[],
  rows: readonly FigureRow[],
  notes: readonly string[] = [],
): FigureTable {
  return { id, caption, columns: years.map(String), rows: [...rows], notes: [...notes] };
}

/** The newest column of a trend in which the council has a value, else the newest; null when there is no column. */
export function newestOf(trend: FigureTable): number | null {
  const council = trend.rows.find((row) => row.kind === 'council')?.figures ?? [];
  const newest = council.findLastIndex((figure) => figure.value !== null);
  const last = trend.columns.length - 1;
  return last < 0 ? null : newest < 0 ? last : newest;
}

/** One column of a trend as a table of its own. */
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

/** The council's figure in a column, or undefined. */
export function councilFigure(trend: FigureTable, column: number): Figure | undefined {
  return trend.rows.find((row) => row.kind === 'council')?.figures[column];
}
