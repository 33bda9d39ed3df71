import type { FigureTable } from '../../../schemas/api/evidence-figure.ts';
import type { PackMeasure } from '../../../schemas/api/evidence-pack.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { columnTable, newestOf, trendTable } from '../figures/figure-tables.ts';
import { neighbourRows, yearTo } from '../figures/neighbour-rows.ts';
import type { FigureBook } from '../figures/provenance.ts';
import { rateRows, yearsOf } from '../figures/rate-rows.ts';
import { comparedPlaces, type PackInput, type PackPlace } from '../input/pack-input.ts';
import { sayMeasure } from '../wording/measure-sentences.ts';
import { goodInWords } from '../wording/profile-names.ts';

/** A measure as published by the Department for Education, with the mean and median of the neighbours' published figures. */
export function publishedMeasure(
  book: FigureBook,
  input: PackInput,
  measure: Measure,
): PackMeasure {
  const trend = trendOf(book, input, measure);
  const column = newestOf(trend);
  const year = column === null ? '' : (trend.columns[column] ?? '');
  const id = `${measure.id}-${measure.profile}-published`;
  const caption = `${measure.title}: ${year}, compared, as published by DfE`;
  const made: PackMeasure = {
    id: measure.id,
    profile: measure.profile,
    kind: 'published',
    headline: measure.inPack === 'headline',
    charts: [...measure.charts],
    title: measure.title,
    definition: measure.definition,
    good: goodInWords(measure.good),
    statement: [],
    comparison: column === null ? null : columnTable(trend, column, `${id}-comparison`, caption),
    trend: column === null ? null : trend,
    breakdowns: [],
  };
  return { ...made, statement: sayMeasure(made, measure.sentence) };
}

function trendOf(book: FigureBook, input: PackInput, measure: Measure): FigureTable {
  const rates = (place: PackPlace) =>
    place.rows.published_indicator.filter(
      (row) => row.measure === measure.id && row.profile === measure.profile,
    );
  const years = yearsOf([...rates(input.council), ...rates(input.england)]);
  const publication = rates(input.england)[0]?.source ?? measure.source;
  const source = { kind: 'published', view: 'published_indicator', publication } as const;
  const rows = rateRows(book, [...comparedPlaces(input), ...input.predecessors], {
    title: `${measure.title}, published`,
    profile: measure.profile,
    unit: measure.unit,
    view: source.view,
    publication,
    years,
    period: yearTo,
    rates,
  });
  const neighbours = neighbourRows(book, {
    title: `${measure.title}, published`,
    profile: measure.profile,
    unit: measure.unit,
    period: yearTo,
    source: { ...source, view: 'published_neighbours', submissions: [] },
    among: input.council.rows.neighbour.length,
    years,
    rows: input.council.rows.published_neighbours.filter(
      (row) => row.measure === measure.id && row.profile === measure.profile,
    ),
  });
  return trendTable(
    `${measure.id}-${measure.profile}-published-trend`,
    `${measure.title}, by year to 31 March, as published by DfE`,
    years,
    [...rows, ...neighbours],
    [
      'DfE publishes whole percentages, and rounds counts of regions and England to the nearest ten.',
    ],
  );
}
