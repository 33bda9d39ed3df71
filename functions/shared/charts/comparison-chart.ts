import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { formatAsPrinted, formatValue } from './format-value.ts';
import { CHART_WIDTH, type ChartText, frame, GRID_COLOUR, line, TEXT_COLOUR } from './frame.ts';
import { element, label } from './svg.ts';

export interface ComparisonBar {
  readonly name: string;
  /** Null is shown as words. */
  readonly value: number | null;
  /** Ends of the 95% interval, if there is one. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** True for the bar that the page is about. */
  readonly emphasis?: boolean;
}

export interface ComparedBars extends ChartText {
  readonly unit: string;
  readonly bars: readonly ComparisonBar[];
}

const ROW = 48;
const LEFT = 2;
const RIGHT = CHART_WIDTH - 22;
const BAR_TOP = 22;
const BAR_HEIGHT = 14;
const AXIS = 40;
const CAP = 5;

/** Horizontal bars from zero with 95% intervals, each with its name and figure above it, as SVG. */
export function comparisonChart(comparison: ComparedBars): string {
  const { bars, unit } = comparison;
  const ends = bars.flatMap((bar) => [bar.value ?? 0, bar.high ?? 0]);
  const highest = Math.max(0, ...ends);
  const x = scaleLinear([0, highest === 0 ? 1 : highest], [LEFT, RIGHT]).nice(4);
  const bottom = bars.length * ROW;
  const hasInterval = bars.some((bar) => interval(bar) !== undefined);
  const notes = hasInterval ? 20 : 0;
  return frame(comparison, bottom + AXIS + notes, [
    ...axis(x, bottom, unit),
    ...bars.map((bar, index) => row(bar, index * ROW, x, unit)),
    hasInterval ? label('Thin lines: 95% intervals', { x: LEFT, y: bottom + AXIS + 10 }) : '',
  ]);
}

/** The interval of a bar. Undefined unless both ends are known. */
export function interval(bar: ComparisonBar): readonly [number, number] | undefined {
  if (typeof bar.low !== 'number' || typeof bar.high !== 'number') return undefined;
  return [bar.low, bar.high];
}

function axis(x: ScaleLinear<number, number>, bottom: number, unit: string): string[] {
  return x.ticks(4).map((tick) =>
    [
      line([x(tick), 0], [x(tick), bottom], tick === 0 ? TEXT_COLOUR : GRID_COLOUR),
      label(formatAsPrinted(tick, unit), {
        x: x(tick),
        y: bottom + 18,
        'text-anchor': tick === 0 ? 'start' : 'middle',
      }),
    ].join(''),
  );
}

function row(
  bar: ComparisonBar,
  top: number,
  x: ScaleLinear<number, number>,
  unit: string,
): string {
  const caption = element(
    'g',
    { stroke: '#ffffff', 'stroke-width': 4, 'paint-order': 'stroke' },
    label(`${bar.name}: ${formatValue(bar.value, unit)}`, {
      x: LEFT + 4,
      y: top + 16,
      'font-weight': bar.emphasis === true ? 'bold' : undefined,
    }),
  );
  if (bar.value === null) return caption;
  const shape = element('rect', {
    x: x(0),
    y: top + BAR_TOP,
    width: x(bar.value) - x(0),
    height: BAR_HEIGHT,
    fill: bar.emphasis === true ? '#1d70b8' : '#d2d9de',
    stroke: bar.emphasis === true ? '#003078' : '#505a5f',
  });
  return caption + shape + whisker(bar, top + BAR_TOP + BAR_HEIGHT / 2, x);
}

function whisker(bar: ComparisonBar, y: number, x: ScaleLinear<number, number>): string {
  const ends = interval(bar);
  if (ends === undefined) return '';
  const [low, high] = [x(ends[0]), x(ends[1])];
  return [
    line([low, y], [high, y], TEXT_COLOUR, 2),
    line([low, y - CAP], [low, y + CAP], TEXT_COLOUR, 2),
    line([high, y - CAP], [high, y + CAP], TEXT_COLOUR, 2),
  ].join('');
}
