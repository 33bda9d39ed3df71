import { type ComparedBars, interval } from './comparison-chart.ts';
import { formatAsPrinted, formatValue } from './format-value.ts';
import { element, escapeText } from './svg.ts';
import type { Trend } from './trend-chart.ts';

/** The figures of a trend as an HTML table: one row per year and one column per series. */
export function chartTrendTable(trend: Trend): string {
  const years = trend.series.flatMap((series) => series.points.map((point) => point.year));
  const rows = [...new Set(years)]
    .sort((a, b) => a - b)
    .map((year) => [
      String(year),
      ...trend.series.map((series) => {
        const point = series.points.find((each) => each.year === year);
        const format = series.kind === 'published' ? formatAsPrinted : formatValue;
        return format(point?.value ?? null, trend.unit);
      }),
    ]);
  const names = trend.series.map((series) => series.name);
  return table(captionOf(trend.title, trend.unit), ['Year to 31 March', ...names], rows);
}

/** The figures of a comparison as an HTML table, with the 95% interval if there is one. */
export function comparisonTable(comparison: ComparedBars): string {
  const { bars, unit, title } = comparison;
  const hasInterval = bars.some((bar) => interval(bar) !== undefined);
  const headings = ['', 'Figure', ...(hasInterval ? ['95% interval'] : [])];
  const rows = bars.map((bar) => {
    const ends = interval(bar);
    const text =
      ends === undefined
        ? 'none'
        : `${formatValue(ends[0], unit)} to ${formatValue(ends[1], unit)}`;
    return [bar.name, formatValue(bar.value, unit), ...(hasInterval ? [text] : [])];
  });
  return table(captionOf(title, unit), headings, rows);
}

function captionOf(title: string, unit: string): string {
  return unit === '%' ? title : `${title} (${unit})`;
}

function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const numeric = 'govuk-table__header govuk-table__header--numeric';
  const head = headings.map((text, index) => {
    if (text === '') return element('td', { class: 'govuk-table__cell' });
    const name = index === 0 ? 'govuk-table__header' : numeric;
    return element('th', { scope: 'col', class: name }, escapeText(text));
  });
  const body = rows.map(([first = '', ...cells]) =>
    element(
      'tr',
      { class: 'govuk-table__row' },
      element('th', { scope: 'row', class: 'govuk-table__header' }, escapeText(first)),
      ...cells.map((cell) =>
        element('td', { class: 'govuk-table__cell govuk-table__cell--numeric' }, escapeText(cell)),
      ),
    ),
  );
  return element(
    'table',
    { class: 'govuk-table' },
    element('caption', { class: 'govuk-table__caption' }, escapeText(caption)),
    element(
      'thead',
      { class: 'govuk-table__head' },
      element('tr', { class: 'govuk-table__row' }, ...head),
    ),
    element('tbody', { class: 'govuk-table__body' }, ...body),
  );
}
