import * as z from 'zod';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { wholeNumberText } from '../../schemas/api/numbers.ts';
import { SMALL_DENOMINATOR } from '../../schemas/disclosure.ts';
import { byBreakdown, byCategory } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { chartTrendTable } from '../shared/charts/chart-table.ts';
import { trendChart } from '../shared/charts/trend-chart.ts';
import type { Places } from '../shared/releases/read-places.ts';
import { councilFigureRows, type SortColumn } from './council-rows.ts';
import { englandTrend } from './england-trend.ts';
import { figureWords, groupWords, intervalWords, symbolsOf } from './figure-words.ts';
import { widerRows } from './wider-rows.ts';

/** The query of a measure's page. Invalid values are ignored. */
export const MeasurePageQuery = z.object({
  release: wholeNumberText(1, 999_999).optional().catch(undefined),
  year: wholeNumberText(2000, 2100).optional().catch(undefined),
  group: z.string().max(120).catch('total|Total'),
  sort: z.enum(['name', 'computed', 'published']).catch('name'),
  order: z.enum(['ascending', 'descending']).catch('ascending'),
});
export type MeasurePageQuery = z.infer<typeof MeasurePageQuery>;

/** The view of a measure's page: England over the years; councils, regions and groups in one year for one group of children. */
export function measureView(
  measure: Measure,
  release: number,
  figures: readonly MeasureFigure[],
  query: MeasurePageQuery,
  places: Places,
) {
  const groups = groupsOf(figures);
  const group = groups.some(({ value }) => value === query.group) ? query.group : 'total|Total';
  const ofGroup = figures.filter((figure) => groupOf(figure) === group);
  const years = [...new Set(ofGroup.map(({ collectionYear }) => collectionYear))].sort(
    (a, b) => b - a,
  );
  const year = years.find((each) => each === query.year) ?? years[0];
  const shown = ofGroup.filter(({ collectionYear }) => collectionYear === year);
  const rows = councilFigureRows(shown, places, query.sort, query.order);
  const trend = englandTrend(measure, figures);
  const hasTrend = trend.series.length > 0;
  return {
    measure,
    smallDenominator: SMALL_DENOMINATOR,
    release,
    year,
    years,
    group,
    groups,
    groupName: groups.find(({ value }) => value === group)?.text,
    chart: hasTrend ? trendChart(trend) : undefined,
    chartTable: hasTrend ? chartTrendTable(trend) : undefined,
    rows: rows.map((row) => ({
      ...row,
      computedText: row.computed ? figureWords(row.computed, measure.unit) : 'no return',
      intervalText: intervalWords(row.computed, measure.unit),
      publishedText: row.published ? figureWords(row.published, measure.unit) : 'none',
    })),
    wider: widerRows(shown, places).map((row) => ({
      ...row,
      computedText: row.computed ? figureWords(row.computed, measure.unit) : 'no return',
      publishedText: row.published ? figureWords(row.published, measure.unit) : 'none',
    })),
    hidesSums: shown.some(
      ({ basis, unitLevel, availability }) =>
        basis === 'computed' && unitLevel !== 'council' && availability === 'c',
    ),
    has: {
      computed: rows.some(({ computed }) => computed !== undefined),
      published: rows.some(({ published }) => published !== undefined),
    },
    symbols: symbolsOf(shown.filter(({ unitLevel }) => unitLevel === 'council')),
    sort: query.sort,
    order: query.order,
    sortLink: (column: SortColumn) => sortLink(column, measure, { ...query, release, year, group }),
  };
}

function groupOf({ breakdown, category }: MeasureFigure): string {
  return `${breakdown}|${category}`;
}

/** The groups of children that have figures, all children first. */
function groupsOf(figures: readonly MeasureFigure[]): { value: string; text: string }[] {
  const groups = new Map(figures.map((figure) => [groupOf(figure), figure]));
  return [...groups]
    .sort(
      ([, a], [, b]) => byBreakdown(a.breakdown, b.breakdown) || byCategory(a.category, b.category),
    )
    .map(([value, { breakdown, category }]) => ({ value, text: groupWords(breakdown, category) }));
}

function sortLink(column: SortColumn, { profile }: Measure, query: MeasurePageQuery): string {
  const again = query.sort === column && query.order === 'ascending';
  const order = again ? 'descending' : 'ascending';
  const parameters = new URLSearchParams({ sort: column, order, profile, group: query.group });
  if (query.release !== undefined) parameters.set('release', String(query.release));
  if (query.year !== undefined) parameters.set('year', String(query.year));
  return `?${parameters}`;
}
