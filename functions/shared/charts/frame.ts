import { element, escapeText } from './svg.ts';

/** What every chart tells people who cannot see it. */
export interface ChartText {
  /** Unique on the page. Prefix of the ids inside the chart. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export const TEXT_COLOUR = '#0b0c0c';
export const GRID_COLOUR = '#cecece';
const FONT_SIZE = 14;
/** Width of every chart in SVG units, narrow enough for readable text on a screen of 320 px. */
export const CHART_WIDTH = 400;

/** The SVG element around a chart: one image with a title and a description, as wide as its column. */
export function frame(text: ChartText, height: number, children: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      viewBox: `0 0 ${CHART_WIDTH} ${height}`,
      width: '100%',
      role: 'img',
      'aria-labelledby': `${text.id}-title ${text.id}-description`,
      'font-family': 'Arial, sans-serif',
      'font-size': FONT_SIZE,
      fill: TEXT_COLOUR,
    },
    element('title', { id: `${text.id}-title` }, escapeText(text.title)),
    element('desc', { id: `${text.id}-description` }, escapeText(text.description)),
    ...children,
  );
}

/** A straight line, for the grid or an interval. */
export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  width = 1,
  dash?: string,
): string {
  const [x1, y1] = from;
  const [x2, y2] = to;
  return element('line', {
    x1,
    y1,
    x2,
    y2,
    stroke: colour,
    'stroke-width': width,
    'stroke-dasharray': dash,
  });
}
