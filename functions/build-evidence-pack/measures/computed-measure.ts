import type { Figure, FigureRow, FigureTable } from '../../../schemas/api/evidence-figure.ts';
import type { PackMeasure } from '../../../schemas/api/evidence-pack.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { computedValues } from '../figures/computed-values.ts';
import { columnTable, newestOf, trendTable } from '../figures/figure-tables.ts';
import { neighbourRows, yearTo } from '../figures/neighbour-rows.ts';
import { type FigureBook, hideFewCouncils } from '../figures/provenance.ts';
import {
  comparedPlaces,
  type PackInput,
  type PackPlace,
  submissionsOf,
} from '../input/pack-input.ts';
import type { RowOf } from '../input/unit-document.ts';
import { sayMeasure } from '../wording/measure-sentences.ts';
import { goodInWords } from '../wording/profile-names.ts';
import { say } from '../wording/sentences.ts';
import { computedBreakdowns } from './computed-breakdowns.ts';
import { recordedWorkers } from './recorded-workers.ts';

/** A measure computed from accepted returns: statement, comparison, trend and breakdowns. */
export function computedMeasure(book: FigureBook, input: PackInput, measure: Measure): PackMeasure {
  const trend = trendOf(book, input, measure);
  const id = `${measure.id}-${measure.profile}`;
  const column = trend === null ? null : newestOf(trend);
  const year = column === null ? '' : (trend?.columns[column] ?? '');
  const comparison =
    trend === null || column === null
      ? null
      : columnTable(trend, column, `${id}-comparison`, `${measure.title}: ${year}, compared`);
  const children = comparison?.rows[0]?.figures[0]?.denominator;
  const made: PackMeasure = {
    id: measure.id,
    profile: measure.profile,
    kind: 'computed',
    headline: measure.inPack === 'headline',
    charts: [...measure.charts],
    title: measure.title,
    definition: measure.definition,
    good: goodInWords(measure.good),
    statement: [],
    comparison,
    trend,
    breakdowns:
      year === ''
        ? []
        : [
            ...computedBreakdowns(book, input, measure, Number(year)),
            ...recordedWorkers(book, input, measure, { year: Number(year), children }),
          ],
  };
  const none = say`Not computed: the release has no accepted return of ${input.council.name}.`;
  return { ...made, statement: trend === null ? [none] : sayMeasure(made, measure.sentence) };
}

function trendOf(book: FigureBook, input: PackInput, measure: Measure): FigureTable | null {
  const totals = (place: PackPlace) => totalsOf(place, measure);
  const years = totals(input.council).map((row) => row.collection_year);
  if (years.length === 0) return null;
  const rows = [...comparedPlaces(input), ...input.groups].map((place) =>
    placeRow(book, input, measure, { place, years, totals: totals(place) }),
  );
  const neighbours = neighbourRows(book, {
    title: measure.title,
    profile: measure.profile,
    unit: measure.unit,
    period: yearTo,
    source: sourceOf('indicator_neighbours', []),
    among: input.council.rows.neighbour.length,
    years,
    rows: input.council.rows.indicator_neighbours.filter(
      (row) => row.measure === measure.id && row.profile === measure.profile,
    ),
  });
  return trendTable(
    `${measure.id}-${measure.profile}-trend`,
    `${measure.title}, by year to 31 March, computed`,
    years,
    [...rows, ...neighbours],
    [
      'Figures for the region, groups of councils and England are sums over the councils whose returns are in the release.',
    ],
  );
}

function totalsOf(place: PackPlace, measure: Measure): RowOf<'indicator'>[] {
  return place.rows.indicator
    .filter((row) => row.measure === measure.id && row.profile === measure.profile)
    .filter((row) => row.breakdown === 'total')
    .sort((a, b) => a.collection_year - b.collection_year);
}

function placeRow(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
  of: {
    readonly place: PackPlace;
    readonly years: readonly number[];
    readonly totals: readonly RowOf<'indicator'>[];
  },
): FigureRow {
  const own = of.place.kind === 'council';
  const line = book.line({
    what: `${measure.title}: ${of.place.name}`,
    profile: measure.profile,
    source: sourceOf('indicator', own ? submissionsOf(input.council) : []),
    note: own ? null : 'The manifest of the release lists the returns in this sum.',
  });
  const figures = of.years.map((year) => {
    const row = of.totals.find((each) => each.collection_year === year);
    const details = { ...computedValues(row, measure), period: yearTo(year) };
    return line.figure(own ? details : hideFewCouncils(details));
  });
  return { label: of.place.name, kind: of.place.kind, figures };
}

function sourceOf(view: string, submissions: readonly string[]): Figure['source'] {
  return { kind: 'computed', view, publication: null, submissions: [...submissions] };
}
