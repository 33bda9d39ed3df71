import * as z from 'zod';
import { isComputed, type Measure } from './measure.ts';
import { UNITS } from './units.ts';

const measureColumns = {
  measure: z.string().min(1).meta({ description: 'Id of the measure.' }),
  profile: z.string().min(1).meta({ description: 'Definition: dfe, cco or local.' }),
};
const text = (description: string) => z.string().min(1).meta({ description });
const position = z.int32().meta({ description: 'Place in display order.' });

export const MeasureRow = z.strictObject({
  ...measureColumns,
  title: text('Title of the measure.'),
  short_title: text('Short title of the measure.'),
  family: text('What the measure is about.'),
  unit: text('Printed after the value.'),
  factor: z.int32().min(1).meta({
    description: 'Value of a numerator of 1 and a denominator of 1: 100 for per cent.',
  }),
  counts: text('What the numerator counts.'),
  good: text('Which direction is better: low, high, or - for neither.'),
  has_interval: z.boolean().meta({ description: 'Computed figures have a 95 % Wilson interval.' }),
  is_computed: z.boolean().meta({ description: 'Computed here from the returns.' }),
  position,
});

export const MeasureNeedRow = z.strictObject({
  ...measureColumns,
  input: text(
    'return: an accepted return; otherwise the name, without stg_, of the staging table in which the return must have rows.',
  ),
  years_before: z
    .int32()
    .meta({ description: 'How many years before the year of the figure; 0 for that year itself.' }),
});

export const MeasureBreakdownRow = z.strictObject({
  ...measureColumns,
  breakdown: text('Id of the breakdown.'),
  position,
});

/** Rows of `ref_measures`: one for each measure and profile. */
export function measureRows(measures: readonly Measure[]): z.infer<typeof MeasureRow>[] {
  return measures.map((measure, index) => ({
    measure: measure.id,
    profile: measure.profile,
    title: measure.title,
    short_title: measure.shortTitle,
    family: measure.family,
    unit: measure.unit,
    factor: UNITS[measure.unit].factor,
    counts: measure.counts,
    good: measure.good,
    has_interval: measure.hasInterval,
    is_computed: isComputed(measure),
    position: index + 1,
  }));
}

/** Rows of `ref_measure_needs`: one for each thing that a measure needs. */
export function needRows(measures: readonly Measure[]): z.infer<typeof MeasureNeedRow>[] {
  return measures.flatMap(({ id, profile, needs }) =>
    needs.map(({ input, yearsBefore }) => ({
      measure: id,
      profile,
      input,
      years_before: yearsBefore,
    })),
  );
}

/** Rows of `ref_measure_breakdowns`: one for each breakdown of a measure. */
export function breakdownRows(measures: readonly Measure[]): z.infer<typeof MeasureBreakdownRow>[] {
  return measures.flatMap(({ id, profile, breakdowns }) =>
    breakdowns.map((breakdown, index) => ({
      measure: id,
      profile,
      breakdown,
      position: index + 1,
    })),
  );
}
