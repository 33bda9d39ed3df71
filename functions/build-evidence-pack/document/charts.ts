import type { FigureTable } from '../../../schemas/api/evidence-figure.ts';
import type { PackMeasure, PackTheme } from '../../../schemas/api/evidence-pack.ts';
import { comparisonChart } from '../../shared/charts/comparison-chart.ts';
import { type TrendSeries, trendChart } from '../../shared/charts/trend-chart.ts';

const DRAWN = ['council', 'region', 'england', 'neighbours'] as const;

/** A line chart (SVG) of a table of years. A line needs values for two years; returns '' when no row has them. */
export function trendSvg(table: FigureTable, beside?: FigureTable): string {
  const series = [...seriesOf(table), ...(beside ? publishedSeries(beside) : [])];
  if (series.length === 0) return '';
  return trendChart({
    id: `${table.id}-chart`,
    title: table.caption,
    description: `Lines for ${series.map((each) => each.name).join(', ')}. The table next to the chart has the same figures.`,
    unit: unitOf(table),
    series,
  });
}

/** A bar chart (SVG) of a comparison. Returns '' when the council has no figure. */
export function comparisonSvg(table: FigureTable): string {
  const council = table.rows.find((row) => row.kind === 'council')?.figures[0];
  if (council === undefined || council.value === null) return '';
  return comparisonChart({
    id: `${table.id}-chart`,
    title: table.caption,
    description:
      'Bars for the council and those it is compared with. The table has the same figures.',
    unit: unitOf(table),
    bars: table.rows
      .filter((row) => row.kind !== 'predecessor' && row.figures[0]?.value !== null)
      .map((row) => ({
        name: row.label,
        value: row.figures[0]?.value ?? null,
        low: row.figures[0]?.interval?.low ?? null,
        high: row.figures[0]?.interval?.high ?? null,
        emphasis: row.kind === 'council',
      })),
  });
}

/** The published trend to draw with a computed one: same measure, same definition. Undefined when there is none. */
export function publishedBeside(theme: PackTheme, measure: PackMeasure): FigureTable | undefined {
  if (measure.kind !== 'computed') return undefined;
  const same = theme.measures.find(
    (each) =>
      each.kind === 'published' && each.id === measure.id && each.profile === measure.profile,
  );
  return same?.trend ?? undefined;
}

function seriesOf(table: FigureTable): TrendSeries[] {
  return DRAWN.flatMap((kind) => {
    const row = table.rows.find((each) => each.kind === kind);
    return row === undefined ? [] : [{ name: row.label, kind, points: pointsOf(table, row) }];
  }).filter((series) => series.points.filter((point) => point.value !== null).length > 1);
}

function publishedSeries(table: FigureTable): TrendSeries[] {
  return seriesOf(table)
    .filter((series) => series.kind === 'council' || series.kind === 'england')
    .map((series) => ({ ...series, name: `${series.name}, published`, kind: 'published' }));
}

function pointsOf(table: FigureTable, row: FigureTable['rows'][number]) {
  return table.columns.map((column, index) => ({
    year: Number(column),
    value: row.figures[index]?.value ?? null,
  }));
}

function unitOf(table: FigureTable): string {
  return table.rows[0]?.figures[0]?.unit ?? '';
}
