import type { FigureTable } from '../../schemas/api/evidence-figure.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { valuesOf } from './computed-measure.ts';
import type { FigureBook } from './figure-book.ts';
import { byCategory } from './figure-tables.ts';
import { yearTo } from './neighbour-rows.ts';
import { type PackInput, submissionsOf } from './places.ts';

/** The council's newest figure of a measure by age band (of the measure's own definition family) and by sex. */
export function computedBreakdowns(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
  year: number,
): FigureTable[] {
  const bands = measure.profile === 'cco' ? 'age_band_cco' : 'age_band_dfe';
  const breakdowns = [
    [bands, 'by age on 31 March'],
    ['sex', 'by sex'],
  ] as const;
  return breakdowns
    .map(([breakdown, words]) => breakdownTable(book, input, measure, { year, breakdown, words }))
    .filter((table) => table.rows.length > 0);
}

function breakdownTable(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
  of: { readonly year: number; readonly breakdown: string; readonly words: string },
): FigureTable {
  const rows = input.council.rows.indicator
    .filter((row) => row.measure === measure.id && row.profile === measure.profile)
    .filter((row) => row.collection_year === of.year && row.breakdown === of.breakdown)
    .sort((a, b) => byCategory(a.category, b.category));
  const line = book.line({
    what: `${measure.title}, ${of.words}: ${input.council.name}`,
    profile: measure.profile,
    source: {
      kind: 'computed',
      view: 'indicator',
      publication: null,
      submissions: [...submissionsOf(input.council)],
    },
  });
  return {
    id: `${measure.id}-${measure.profile}-${of.breakdown.replaceAll('_', '-')}`,
    caption: `${measure.title}, ${of.words}, ${yearTo(of.year)}`,
    columns: [String(of.year)],
    rows: rows.map((row) => ({
      label: row.category,
      kind: 'category' as const,
      figures: [line.figure({ ...valuesOf(row), period: yearTo(of.year) })],
    })),
    notes: [],
  };
}
