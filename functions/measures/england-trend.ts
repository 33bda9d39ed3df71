import type { MeasureFigure } from '../../schemas/api/measures.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { formatAsPrinted, formatValue } from '../shared/charts/format-value.ts';
import type { Trend, TrendSeries } from '../shared/charts/trend-chart.ts';

/** England over the years: the published figures, and those computed from the returns in the release. */
export function englandTrend(
  measure: Pick<Measure, 'title' | 'unit'>,
  figures: readonly MeasureFigure[],
): Trend {
  const england = figures
    .filter(({ unitLevel, breakdown }) => unitLevel === 'england' && breakdown === 'total')
    .sort((a, b) => a.collectionYear - b.collectionYear);
  const of = (basis: MeasureFigure['basis']) => england.filter((each) => each.basis === basis);
  const series = [
    seriesOf('England, published', 'published', of('published')),
    seriesOf(computedName(of('computed')), 'england', of('computed')),
  ].filter(({ points }) => points.some(({ value }) => value !== null));
  return {
    id: 'england-trend',
    title: `${measure.title}: England`,
    description: series.map((each) => inWords(each, measure.unit)).join(' '),
    unit: measure.unit,
    series,
  };
}

function seriesOf(
  name: string,
  kind: TrendSeries['kind'],
  figures: readonly MeasureFigure[],
): TrendSeries {
  return {
    name,
    kind,
    points: figures.map(({ collectionYear: year, value }) => ({ year, value })),
  };
}

/** The computed figure for England is a sum over the councils that sent returns. The name says how many. */
function computedName(figures: readonly MeasureFigure[]): string {
  const last = figures.findLast(({ value }) => value !== null);
  if (last === undefined || last.councilsCounted === last.councilsTotal) return 'England, computed';
  return `Computed, ${last.councilsCounted} of ${last.councilsTotal} councils`;
}

function inWords({ name, kind, points }: TrendSeries, unit: string): string {
  const format = kind === 'published' ? formatAsPrinted : formatValue;
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return `${name}: ${format(last.value, unit)} in ${last.year}.`;
  return `${name}: from ${format(first.value, unit)} in ${first.year} to ${format(last.value, unit)} in ${last.year}.`;
}
