import * as z from 'zod';
import { type MeasureDataQuery, MeasureFigure } from '../../schemas/api/measures.ts';
import { measureOf } from '../../schemas/measures/index.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { Cell } from '../shared/ports/query-engine.ts';
import { measureKey } from '../shared/releases/release-folder.ts';
import { readJson } from '../shared/submissions/submission-folder.ts';

const Rows = z.array(
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
);
const Document = z.object({
  release: z.int(),
  measure: z.string(),
  indicator: Rows,
  published: Rows,
});
type Row = Readonly<Record<string, Cell>>;

/** A sum shown to a council's officer is over at least so many councils. */
const FEWEST_COUNCILS = 3;

/** Whose council figures may be given out. Regions and England are for everyone who may see measures. */
export type Councils = readonly string[] | 'all';

/**
 * Figures of a measure in a release within the query's filters and the user's councils: the computed ones, then the
 * published ones. None when the release holds nothing of the measure.
 */
export async function measureFigures(
  release: number,
  measure: string,
  query: MeasureDataQuery,
  councils: Councils,
  releases: ObjectStore,
): Promise<MeasureFigure[]> {
  const document = await readJson(releases, measureKey(release, measure), Document);
  if (document === undefined) return [];
  const figures = [
    ...document.indicator.map((row) => computedFigure(row, release)),
    ...document.published.map((row) => publishedFigure(row, release, measureOf(measure))),
  ];
  return figures
    .filter((figure) => isAskedFor(figure, query) && isInReach(figure, councils))
    .map((figure) => (revealsACouncil(figure, councils) ? hidden(figure) : figure));
}

/** A sum over so few councils tells an officer, less the own council's part, another council's figure. */
function revealsACouncil(figure: MeasureFigure, councils: Councils): boolean {
  const { basis, unitLevel, councilsCounted } = figure;
  const isSum = basis === 'computed' && unitLevel !== 'council';
  return (
    isSum && councils !== 'all' && councilsCounted !== null && councilsCounted < FEWEST_COUNCILS
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

function computedFigure(row: Row, release: number): MeasureFigure {
  return MeasureFigure.parse({
    ...placeOf(row),
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

function publishedFigure(
  row: Row,
  release: number,
  measure: ReturnType<typeof measureOf>,
): MeasureFigure {
  return MeasureFigure.parse({
    ...placeOf(row),
    profile: row.profile ?? measure?.profile,
    breakdown: 'total',
    category: 'Total',
    intervalLow: null,
    intervalHigh: null,
    availability: row.symbol ?? 'available',
    councilsCounted: null,
    councilsTotal: null,
    basis: 'published',
    release,
    source: row.source ?? measure?.source,
  });
}

function placeOf(row: Row) {
  return {
    measure: row.measure,
    profile: row.profile,
    collectionYear: row.collection_year,
    unitLevel: row.unit_level,
    unitCode: row.unit_code,
    numerator: row.numerator,
    denominator: row.denominator,
    value: row.value,
  };
}
