import * as z from 'zod';
import { type MeasureDataQuery, MeasureFigure } from '../../schemas/api/measures.ts';
import { revealsACouncil } from '../../schemas/disclosure.ts';
import { MART_ROWS } from '../../schemas/marts.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { measureKey } from '../shared/releases/release-folder.ts';
import { readJson } from '../shared/submissions/submission-folder.ts';

const figure = {
  collection_year: true,
  unit_level: true,
  unit_code: true,
  measure: true,
  numerator: true,
  denominator: true,
  value: true,
} as const;
// A release may be old: what is shown of it asks for no newer column.
const IndicatorRow = MART_ROWS.indicator.pick({
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
const PublishedRow = z.union([
  MART_ROWS.published_indicator.pick({ ...figure, profile: true, symbol: true, source: true }),
  MART_ROWS.workforce_rate.pick({ ...figure, symbol: true }),
]);
const Document = z.object({
  indicator: z.array(IndicatorRow),
  published: z.array(PublishedRow),
});
type IndicatorRow = z.infer<typeof IndicatorRow>;
type PublishedRow = z.infer<typeof PublishedRow>;

/** Whose council figures may be given out. Regions and England are for everyone who may see measures. */
export type Councils = readonly string[] | 'all';

/**
 * Figures of a measure in a release within the query's filters and the user's councils: the computed ones, then the
 * published ones. None when the release holds nothing of the measure.
 */
export async function measureFigures(
  release: number,
  measure: Measure,
  query: MeasureDataQuery,
  councils: Councils,
  releases: ObjectStore,
): Promise<MeasureFigure[]> {
  const document = await readJson(releases, measureKey(release, measure.id), Document);
  if (document === undefined) return [];
  const figures = [
    ...document.indicator.map((row) => computedFigure(row, release)),
    ...document.published.map((row) => publishedFigure(row, release, measure)),
  ];
  return figures
    .filter(({ profile }) => profile === measure.profile)
    .filter((each) => isAskedFor(each, query) && isInReach(each, councils))
    .map((each) => (isOfTooFew(each, councils) ? hidden(each) : each));
}

/** A sum over so few councils tells an officer, less the own council's part, another council's figure. */
function isOfTooFew(figure: MeasureFigure, councils: Councils): boolean {
  const { basis, unitLevel, councilsCounted } = figure;
  const isSum = basis === 'computed' && unitLevel !== 'council';
  return (
    isSum && councils !== 'all' && councilsCounted !== null && revealsACouncil(councilsCounted)
  );
}

function hidden(figure: MeasureFigure): MeasureFigure {
  return {
    ...figure,
    numerator: null,
    denominator: null,
    value: null,
    intervalLow: null,
    intervalHigh: null,
    availability: 'c',
  };
}

function isInReach({ unitLevel, unitCode }: MeasureFigure, councils: Councils): boolean {
  return unitLevel !== 'council' || councils === 'all' || councils.includes(unitCode);
}

function isAskedFor(figure: MeasureFigure, { unit, year, breakdown }: MeasureDataQuery): boolean {
  return (
    (unit === undefined || figure.unitCode === unit) &&
    (year === undefined || figure.collectionYear === year) &&
    (breakdown === undefined || figure.breakdown === breakdown)
  );
}

function computedFigure(row: IndicatorRow, release: number): MeasureFigure {
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

function publishedFigure(row: PublishedRow, release: number, measure: Measure): MeasureFigure {
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
