import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { chartTrendTable, comparisonTable } from '../../functions/shared/charts/chart-table.ts';
import {
  type ComparedBars,
  comparisonChart,
} from '../../functions/shared/charts/comparison-chart.ts';
import { formatValue } from '../../functions/shared/charts/format-value.ts';
import { styleOf } from '../../functions/shared/charts/series-style.ts';
import { spreadLabels, wrapLabel } from '../../functions/shared/charts/spread-labels.ts';
import { type Trend, trendChart } from '../../functions/shared/charts/trend-chart.ts';

const TREND: Trend = {
  id: 'moves',
  title: 'Three or more placements in the year',
  description: 'Wirral rises from 9.1% to 12.4%; England stays near 10%.',
  unit: '%',
  series: [
    {
      name: 'Wirral',
      kind: 'council',
      points: [
        { year: 2023, value: 9.1 },
        { year: 2024, value: null },
        { year: 2025, value: 12.4 },
      ],
    },
    { name: 'England', kind: 'england', points: [{ year: 2025, value: 10.4 }] },
    {
      name: 'Wirral, published',
      kind: 'published',
      points: [
        { year: 2024, value: 11 },
        { year: 2025, value: 12 },
      ],
    },
  ],
};

const COMPARISON: ComparedBars = {
  id: 'against',
  title: 'Three or more placements, 2025',
  description: 'Wirral 12.4%, England 10.4%.',
  unit: '%',
  bars: [
    { name: 'Wirral', value: 12.4, low: 10.1, high: 14.9, emphasis: true },
    { name: 'England', value: 10.4 },
    { name: 'Isles of Scilly', value: null },
  ],
};

async function messages(markup: string): Promise<string[]> {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const report = await validator.validateString(markup);
  return report.results.flatMap((result) => result.messages.map((each) => each.message));
}

/** Heights of the given labels in the drawing. */
function heightOf(svg: string, words: string): number {
  const found = new RegExp(`<text x="[\\d.]+" y="([\\d.]+)"[^>]*>${words}</text>`).exec(svg);
  return Number(found?.[1]);
}

describe('a trend chart', () => {
  it('describes what it shows to a screen reader', () => {
    const svg = trendChart(TREND);
    expect(svg).toContain('role="img" aria-labelledby="moves-title moves-description"');
    expect(svg).toContain('<title id="moves-title">Three or more placements in the year</title>');
    expect(svg).toContain('England stays near 10%.</desc>');
  });

  it('starts at zero and marks every year', () => {
    const svg = trendChart(TREND);
    for (const tick of ['0%', '2023', '2024', '2025']) expect(svg).toContain(`>${tick}</text>`);
  });

  it('leaves a gap for a year without a figure', () => {
    const lines = [...trendChart(TREND).matchAll(/<path d="([^"]*)" fill="none"/g)];
    expect(lines[2]?.[1]?.match(/M/g)).toHaveLength(2);
    expect(lines[0]?.[1]?.match(/M/g)).toHaveLength(1);
  });

  it('distinguishes published from computed figures by dash, marker and name', () => {
    const svg = trendChart(TREND);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(svg.match(/fill="#ffffff" stroke=/g)).toHaveLength(2);
    expect(svg).toMatch(/>Wirral,<\/text>|>Wirral, published<\/text>/);
    expect(svg).toContain('Dashed, hollow: published figures');
  });

  it('separates the names of lines that end together', () => {
    const points = [{ year: 2025, value: 10 }];
    const svg = trendChart({
      ...TREND,
      series: [
        { name: 'One', kind: 'council', points },
        { name: 'Two', kind: 'region', points },
        { name: 'Three', kind: 'england', points },
      ],
    });
    const heights = ['One', 'Two', 'Three']
      .map((name) => heightOf(svg, name))
      .sort((a, b) => a - b);
    const [first = 0, second = 0, third = 0] = heights;
    expect(second - first).toBeGreaterThanOrEqual(14);
    expect(third - second).toBeGreaterThanOrEqual(14);
  });

  it('says when there are no figures', () => {
    expect(trendChart({ ...TREND, series: [] })).toContain('No figures are available.');
  });

  it('draws a year in which every figure is zero', () => {
    const series = [
      { name: 'Rutland', kind: 'council', points: [{ year: 2025, value: 0 }] },
    ] as const;
    expect(trendChart({ ...TREND, series })).not.toContain('NaN');
  });
});

describe('a comparison chart', () => {
  it('names each unit with its figure and draws the interval if there is one', () => {
    const svg = comparisonChart(COMPARISON);
    expect(svg).toContain('>Wirral: 12.4%</text>');
    expect(svg).toContain('>Isles of Scilly: not available</text>');
    expect(svg.match(/<rect/g)).toHaveLength(2);
    expect(svg).toContain('Thin lines: 95% intervals');
  });

  it('has room for the upper end of an interval beyond the longest bar', () => {
    const svg = comparisonChart({
      ...COMPARISON,
      bars: [{ name: 'Small', value: 10, low: 0, high: 95 }],
    });
    const ends = [...svg.matchAll(/x2="([\d.]+)"/g)].map((found) => Number(found[1]));
    expect(Math.max(...ends)).toBeLessThanOrEqual(400);
  });

  it('does not mention intervals when there are none', () => {
    const bars = [{ name: 'England', value: 10 }];
    expect(comparisonChart({ ...COMPARISON, bars })).not.toContain('intervals');
  });
});

describe('the tables of charts', () => {
  it.each([
    ['trend', chartTrendTable(TREND)],
    ['comparison', comparisonTable(COMPARISON)],
  ])('of a %s have a caption and headings with a scope', async (_, markup) => {
    expect(markup).toContain('<caption class="govuk-table__caption">Three or more placements');
    expect(markup).toContain('scope="col"');
    expect(markup).toContain('scope="row"');
    expect(await messages(markup)).toEqual([]);
  });

  it('contain every figure of the chart', () => {
    const markup = chartTrendTable(TREND);
    for (const figure of ['9.1%', '12.4%', '10.4%', '11%', '12%', 'not available']) {
      expect(markup).toContain(`>${figure}</td>`);
    }
    expect(comparisonTable(COMPARISON)).toContain('>10.1% to 14.9%</td>');
  });
});

describe('text in charts', () => {
  it('cannot become markup', async () => {
    const name = `</text><script>alert("x")</script> & 'co'`;
    const hostile = { ...TREND, title: name, series: [{ ...TREND.series[1], name }] } as Trend;
    const drawn = [
      trendChart(hostile),
      chartTrendTable(hostile),
      comparisonChart({ ...COMPARISON, title: name, bars: [{ name, value: 1 }] }),
    ];
    for (const markup of drawn) expect(markup).not.toContain('<script');
    expect(await messages(drawn.join(''))).toEqual([]);
  });

  it.each([
    { value: 12, unit: '%', text: '12.0%', why: 'percentages keep one decimal' },
    { value: 1234.56, unit: 'children', text: '1,234.6', why: 'thousands have a comma' },
    { value: 17, unit: 'cases', text: '17', why: 'whole numbers stay whole' },
    { value: null, unit: '%', text: 'not available', why: 'a missing figure is shown as words' },
  ])('$text: $why', ({ value, unit, text }) => {
    expect(formatValue(value, unit)).toBe(text);
  });
});

describe('labels', () => {
  it('stay inside the space when many have the same position', () => {
    const wishes = [90, 95, 96, 99].map((at) => ({ at, height: 20 }));
    const middles = spreadLabels(wishes, 0, 100);
    expect(Math.min(...middles)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...middles)).toBeLessThanOrEqual(90);
  });

  it('stay in their position when nothing overlaps', () => {
    expect(
      spreadLabels(
        [
          { at: 50, height: 10 },
          { at: 20, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([50, 20]);
  });

  it('break between words', () => {
    expect(wrapLabel('Bournemouth, Christchurch and Poole', 15)).toEqual([
      'Bournemouth,',
      'Christchurch',
      'and Poole',
    ]);
  });
});

describe('a line that ends before the others', () => {
  const svg = trendChart({
    ...TREND,
    series: [
      {
        name: 'Computed',
        kind: 'england',
        points: [
          { year: 2024, value: 21 },
          { year: 2025, value: 21 },
        ],
      },
      { name: 'England, published', kind: 'published', points: [{ year: 2024, value: 27 }] },
    ],
  });

  it('shows its last year next to its name', () => {
    expect(svg.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
      'published (to 2024)',
    );
  });

  it('is connected to its name by thin dots in a colour of no line, so they are not mistaken for figures', () => {
    const leaders = [...svg.matchAll(/<line [^>]*stroke-dasharray="1 4"[^>]*>/g)];
    expect(leaders).toHaveLength(1);
    expect(leaders[0]?.[0]).not.toContain(styleOf('published', 0).colour);
  });
});
