import type { Figure, FigureRow } from '../../../schemas/api/evidence-figure.ts';
import type { RowOf } from '../input/unit-document.ts';
import { type FigureBook, hideFewCouncils } from './provenance.ts';

/** The series that the mean and median of neighbours are taken from. */
export interface NeighbourSeries {
  readonly title: string;
  readonly profile: Figure['profile'];
  readonly unit: string;
  readonly period: (year: number) => string;
  readonly source: Figure['source'];
  /** Number of neighbours that the model gives the council. */
  readonly among: number;
  readonly years: readonly number[];
  readonly rows: readonly RowOf<'indicator_neighbours'>[];
}

/** Rows of the mean and median of the statistical neighbours (model of 2025) that have a value, one figure for each year. */
export function neighbourRows(book: FigureBook, series: NeighbourSeries): FigureRow[] {
  const row = (name: string, of: (row: RowOf<'indicator_neighbours'>) => number | null) => {
    const label = `${name} of neighbours`;
    const line = book.line({
      what: `${series.title}: ${label.toLowerCase()}`,
      profile: series.profile,
      source: series.source,
      note: 'Of the statistical neighbours that have a value.',
    });
    const figures = series.years.map((year) => {
      const found = series.rows.find((each) => each.collection_year === year);
      const details = {
        value: found === undefined ? null : of(found),
        unit: series.unit,
        period: series.period(year),
        councils:
          found === undefined ? null : { counted: found.neighbours_counted, total: series.among },
        missing: 'no neighbour',
      };
      return line.figure(series.source.kind === 'computed' ? hideFewCouncils(details) : details);
    });
    return { label, kind: 'neighbours' as const, figures };
  };
  return [
    row('Mean', (each) => each.neighbours_mean),
    row('Median', (each) => each.neighbours_median),
  ];
}

/** Names the collection year as figures do. */
export function yearTo(year: number): string {
  return `year to 31 March ${year}`;
}
