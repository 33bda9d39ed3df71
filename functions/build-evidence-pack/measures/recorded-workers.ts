import type { FigureTable } from '../../../schemas/api/evidence-figure.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import type { FigureBook } from '../figures/provenance.ts';
import { type PackInput, submissionsOf } from '../input/pack-input.ts';

/** A table of one row: for how many of the children looked after a social worker measure can be calculated. */
export function recordedWorkers(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
  counted: { readonly year: number; readonly children: number | null | undefined },
): FigureTable[] {
  const cohort = input.council.rows.cohort.find(
    (row) => row.collection_year === counted.year && row.breakdown === 'total',
  )?.children;
  const countsChildren = measure.family === 'social_workers' && measure.counts === 'children';
  if (!countsChildren || !cohort || counted.children == null) return [];
  const line = book.line({
    what: `${measure.title}, children with a worker recorded: ${input.council.name}`,
    profile: measure.profile,
    source: {
      kind: 'computed',
      view: 'indicator',
      publication: null,
      submissions: [...submissionsOf(input.council)],
    },
    note: 'The denominator of the measure, out of all children looked after (view cohort).',
  });
  const figure = line.figure({
    value: (100 * counted.children) / cohort,
    unit: '%',
    period: `31 March ${counted.year}`,
    numerator: counted.children,
    denominator: cohort,
  });
  return [
    {
      id: `${measure.id}-${measure.profile}-recorded`,
      caption: 'Children looked after who have a social worker recorded',
      columns: [String(counted.year)],
      rows: [{ label: 'Social worker recorded', kind: 'category', figures: [figure] }],
      notes: [
        'The return records no social worker of the other children for the days that the measure needs.',
      ],
    },
  ];
}
