import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line as curve } from 'd3-shape';
import { formatAsPrinted } from './format-value.ts';
import { type ChartText, frame, GRID_COLOUR, line, TEXT_COLOUR } from './frame.ts';
import { marker, type SeriesKind, type SeriesStyle, styleOf } from './series-style.ts';
import { spreadLabels, wrapLabel } from './spread-labels.ts';
import { element, label } from './svg.ts';

interface TrendPoint {
  /** The collection year, named after the 31 March on which it ends. */
  readonly year: number;
  /** Null leaves a gap in the line. */
  readonly value: number | null;
}

export interface TrendSeries {
  readonly name: string;
  readonly kind: SeriesKind;
  readonly points: readonly TrendPoint[];
}

export interface Trend extends ChartText {
  /** `%`, or the name of another unit. */
  readonly unit: string;
  readonly series: readonly TrendSeries[];
}

interface Known {
  readonly year: number;
  readonly value: number;
}

interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

const HEIGHT = 300;
const TOP = 14;
const BOTTOM = 250;
const LEFT = 46;
const RIGHT = 278;
const LABEL_LEFT = RIGHT + 16;
const LABEL_LETTERS = 15;
const LINE_HEIGHT = 16;

/** Lines over the years, from zero, each with its name at its end, as SVG. The same figures always give the same text. */
export function trendChart(trend: Trend): string {
  const known = trend.series.flatMap((series) => knownPoints(series.points));
  if (known.length === 0) {
    return frame(trend, 60, [label('No figures are available.', { x: 0, y: 34 })]);
  }
  const scales = scalesOf(known);
  let published = 0;
  const drawn = trend.series.map((series) => ({
    ...series,
    style: styleOf(series.kind, series.kind === 'published' ? published++ : 0),
  }));
  return frame(trend, HEIGHT, [
    ...axes(scales, known, trend.unit),
    // The first series is the one the page is about, so it is drawn last, on top.
    ...drawn.map((series) => seriesLine(series.points, series.style, scales)).reverse(),
    ...names(drawn, scales),
    published > 0 ? label('Dashed, hollow: published figures', { x: LEFT, y: HEIGHT - 6 }) : '',
  ]);
}

function knownPoints(points: readonly TrendPoint[]): Known[] {
  return points.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
}

function scalesOf(known: readonly Known[]): Scales {
  const years = known.map((point) => point.year);
  const first = Math.min(...years);
  const last = Math.max(...years);
  const highest = Math.max(...known.map((point) => point.value));
  const alone = first === last ? 1 : 0;
  return {
    x: scaleLinear([first - alone, last + alone], [LEFT + 12, RIGHT - 8]),
    y: scaleLinear([0, highest === 0 ? 1 : highest], [BOTTOM, TOP]).nice(5),
  };
}

function axes({ x, y }: Scales, known: readonly Known[], unit: string): string[] {
  const years = [...new Set(known.map((point) => point.year))].sort((a, b) => a - b);
  const step = Math.ceil(years.length / 6);
  const rows = y
    .ticks(5)
    .map((tick) =>
      [
        line([LEFT, y(tick)], [RIGHT, y(tick)], tick === 0 ? TEXT_COLOUR : GRID_COLOUR),
        label(formatAsPrinted(tick, unit), { x: LEFT - 6, y: y(tick) + 5, 'text-anchor': 'end' }),
      ].join(''),
    );
  const columns = years
    .filter((_, index) => (years.length - 1 - index) % step === 0)
    .map((year) => label(String(year), { x: x(year), y: BOTTOM + 20, 'text-anchor': 'middle' }));
  return [...rows, ...columns];
}

function seriesLine(points: readonly TrendPoint[], style: SeriesStyle, { x, y }: Scales): string {
  const path = curve<TrendPoint>()
    .defined((point) => point.value !== null)
    .x((point) => x(point.year))
    .y((point) => y(point.value ?? 0))
    .digits(1);
  const stroke = {
    d: path([...points]) ?? '',
    fill: 'none',
    stroke: style.colour,
    'stroke-width': style.width,
    'stroke-dasharray': style.dash,
  };
  const markers = knownPoints(points).map(({ year, value }) => marker(style, x(year), y(value)));
  return element('g', {}, element('path', stroke), ...markers);
}

function names(
  drawn: readonly (TrendSeries & { readonly style: SeriesStyle })[],
  { x, y }: Scales,
): string[] {
  const last = Math.max(
    ...drawn.flatMap(({ points }) => knownPoints(points).map(({ year }) => year)),
  );
  const ends = drawn.flatMap((series) => {
    const end = knownPoints(series.points).at(-1);
    if (end === undefined) return [];
    const isEarly = end.year < last;
    const name = isEarly ? `${series.name} (to ${end.year})` : series.name;
    const lines = wrapLabel(name, LABEL_LETTERS);
    return [{ style: series.style, x: x(end.year), at: y(end.value), lines, isEarly }];
  });
  const wishes = ends.map((end) => ({ at: end.at, height: end.lines.length * LINE_HEIGHT + 4 }));
  const middles = spreadLabels(wishes, 0, HEIGHT);
  return ends.map((end, index) => {
    const middle = middles[index] ?? end.at;
    const top = middle - ((end.lines.length - 1) * LINE_HEIGHT) / 2 + 5;
    const leader = leaderLine([end.x + 7, end.at], [LABEL_LEFT - 4, middle], end);
    const lines = end.lines.map((text, nth) =>
      label(text, { x: LABEL_LEFT, y: top + nth * LINE_HEIGHT, fill: end.style.colour }),
    );
    return leader + lines.join('');
  });
}

/** Connects the last point of a line to its name with thin dots, so that it cannot be mistaken for figures. */
function leaderLine(
  from: readonly [number, number],
  to: readonly [number, number],
  { style, isEarly }: { readonly style: SeriesStyle; readonly isEarly: boolean },
): string {
  return isEarly ? line(from, to, TEXT_COLOUR, 0.5, '1 4') : line(from, to, style.colour, 0.75);
}
