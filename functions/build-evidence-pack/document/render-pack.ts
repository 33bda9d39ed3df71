import type { Figure, FigureTable, Sentence } from '../../../schemas/api/evidence-figure.ts';
import type { EvidencePack, PackMeasure, PackTheme } from '../../../schemas/api/evidence-pack.ts';
import { formatCounts, formatFigure, formatInterval } from '../figures/format-figure.ts';
import { profileInWords } from '../wording/profile-names.ts';
import { comparisonSvg, publishedBeside, trendSvg } from './charts.ts';

/** Renders a template under functions/. */
export type RenderTemplate = (template: string, view: object, user: undefined) => string;

/** Renders the pack as one HTML file with styles and charts inside. It has no scripts and loads no other file. */
export function renderPack(
  pack: EvidencePack,
  all: readonly Figure[],
  render: RenderTemplate,
): string {
  const lines = new Map(
    pack.provenance.flatMap((line) => line.figures.map((figure) => [figure, line.id] as const)),
  );
  const figures = new Map(all.map((figure) => [figure.id, figure]));
  const view = {
    pack,
    themes: pack.themes.map((theme) => ({ ...theme, measures: measureViews(theme) })),
    workforceRates: pack.workforce.rates.map((rate) => ({
      ...rate,
      chart: rate.charts.includes('trend') ? trendSvg(rate.trend) : '',
    })),
    show: formatFigure,
    countsOf: formatCounts,
    intervalOf: formatInterval,
    hasIntervals: (table: FigureTable) =>
      table.rows.some((row) => row.figures.some((figure) => figure.interval !== null)),
    coverageOf,
    profileInWords,
    sourceLines: (sentence: Sentence) => [
      ...new Set(sentence.figures.flatMap((id) => lines.get(id) ?? [])),
    ],
    figure: (id: string) => figures.get(id),
  };
  return render('build-evidence-pack/document/pack.njk', view, undefined);
}

function measureViews(theme: PackTheme) {
  return theme.measures.map((measure: PackMeasure) => ({
    ...measure,
    comparisonChart:
      measure.comparison === null || !measure.charts.includes('comparison')
        ? ''
        : comparisonSvg(measure.comparison),
    trendChart:
      measure.trend === null || !measure.charts.includes('trend')
        ? ''
        : trendSvg(measure.trend, publishedBeside(theme, measure)),
  }));
}

/** How many councils a sum or mean covers, such as `3 of 12 councils`. Returns '' for a figure of one council. */
function coverageOf(figure: Figure): string {
  const councils = figure.councils;
  return councils === null || councils.total === 1
    ? ''
    : `${councils.counted} of ${councils.total} councils`;
}
