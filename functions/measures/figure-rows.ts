import * as z from 'zod';
import { MeasureFigure } from '../../schemas/api/measures.ts';
import { MART_ROWS } from '../../schemas/marts.ts';
import type { Measure } from '../../schemas/measures/measure.ts';

const figure = {
  collection_year: true,
  unit_level: true,
  unit_code: true,
  measure: true,
  numerator: true,
  denominator: true,
  value: true,
} as const;
/** A row of the table `indicator`. Columns added since early releases are not read, so that old releases can be shown. */
export const IndicatorRow = MART_ROWS.indicator.pick({
  ...figure,
  profile: true,
  breakdown: true,
  category: true,
  interval_low: true,
  interval_high: true,
  availability: true,
  councils_counted: true,
  councils_total: true,
});
/** A published row, of stability or of the workforce. */
export const PublishedRow = z.union([
  MART_ROWS.published_indicator.pick({ ...figure, profile: true, symbol: true, source: true }),
  MART_ROWS.workforce_rate.pick({ ...figure, symbol: true }),
]);
export type IndicatorRow = z.infer<typeof IndicatorRow>;
export type PublishedRow = z.infer<typeof PublishedRow>;

/** Turns a row of the table `indicator` into a figure that can be cited. */
export function computedFigure(row: IndicatorRow, release: number): MeasureFigure {
  return MeasureFigure.parse({
    ...placeOf(row),
    profile: row.profile,
    breakdown: row.breakdown,
    category: row.category,
    intervalLow: row.interval_low,
    intervalHigh: row.interval_high,
    availability: row.availability,
    councilsCounted: row.councils_counted,
    councilsTotal: row.councils_total,
    basis: 'computed',
    release,
    source: `View indicator, release ${release}`,
  });
}

/** Turns a published row into a figure that can be cited. */
export function publishedFigure(
  row: PublishedRow,
  release: number,
  measure: Measure,
): MeasureFigure {
  return MeasureFigure.parse({
    ...placeOf(row),
    profile: 'profile' in row ? row.profile : measure.profile,
    breakdown: 'total',
    category: 'Total',
    intervalLow: null,
    intervalHigh: null,
    availability: row.symbol ?? 'available',
    councilsCounted: null,
    councilsTotal: null,
    basis: 'published',
    release,
    source: 'source' in row ? row.source : measure.source,
  });
}

function placeOf(row: IndicatorRow | PublishedRow) {
  return {
    measure: row.measure,
    collectionYear: row.collection_year,
    unitLevel: row.unit_level,
    unitCode: row.unit_code,
    numerator: row.numerator,
    denominator: row.denominator,
    value: row.value,
  };
}
