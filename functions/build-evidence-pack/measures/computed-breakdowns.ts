import type { FigureTable } from '../../../schemas/api/evidence-figure.ts';
import { byCategory, wordsOfBreakdown } from '../../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { computedValues } from '../figures/computed-values.ts';
import { yearTo } from '../figures/neighbour-rows.ts';
import type { FigureBook } from '../figures/provenance.ts';
import { type PackInput, submissionsOf } from '../input/pack-input.ts';
import { lowerFirst } from '../wording/sentences.ts';

/** The council's newest figure of a measure in each breakdown that packs show. Age bands are those of the measure's profile. */
export function computedBreakdowns(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
  year: number,
): FigureTable[] {
  return measure.breakdowns
    .filter((breakdown) => isShown(breakdown, measure))
    .map((breakdown) => breakdownTable(book, input, measure, { year, breakdown }))
    .filter((table) => table.rows.length > 0);
}

// A measure whose profile has no age bands uses those of DfE.
function isShown(breakdown: string, { profile }: Measure): boolean {
  const { inPack, of } = wordsOfBreakdown(breakdown);
  const bands = profile === 'cco' ? 'cco' : 'dfe';
  return inPack.includes('measures') && (of === undefined || of === bands);
}

function breakdownTable(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
  of: { readonly year: number; readonly breakdown: string },
): FigureTable {
  const by = `by ${lowerFirst(wordsOfBreakdown(of.breakdown).title)}`;
  const rows = input.council.rows.indicator
    .filter((row) => row.measure === measure.id && row.profile === measure.profile)
    .filter((row) => row.collection_year === of.year && row.breakdown === of.breakdown)
    .sort((a, b) => byCategory(a.category, b.category));
  const line = book.line({
    what: `${measure.title}, ${by}: ${input.council.name}`,
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
    caption: `${measure.title}, ${by}, ${yearTo(of.year)}`,
    columns: [String(of.year)],
    rows: rows.map((row) => ({
      label: row.category,
      kind: 'category' as const,
      figures: [line.figure({ ...computedValues(row, measure), period: yearTo(of.year) })],
    })),
    notes: [],
  };
}
