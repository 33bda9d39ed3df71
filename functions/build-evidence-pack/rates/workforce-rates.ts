import type { FigureTable, Sentence } from '../../../schemas/api/evidence-figure.ts';
import type { PackRate } from '../../../schemas/api/evidence-pack.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { trendTable } from '../figures/figure-tables.ts';
import { neighbourRows } from '../figures/neighbour-rows.ts';
import type { FigureBook } from '../figures/provenance.ts';
import { rateRows, yearsOf } from '../figures/rate-rows.ts';
import { comparedPlaces, type PackInput, type PackPlace } from '../input/pack-input.ts';
import { fill, say } from '../wording/sentences.ts';

const PUBLICATION = "DfE, Children's social work workforce";

/** Published rates of the social work workforce on 30 September, with region and England. */
export function workforceRates(book: FigureBook, input: PackInput): PackRate[] {
  return input.measures
    .filter(({ marts, inPack }) => marts.includes('workforce_rate') && inPack !== 'left out')
    .map((measure) => rateOf(book, input, measure));
}

/** Notes on how to read the workforce figures of this council. */
export function workforceNotes(input: PackInput): string[] {
  const notes = [
    'The workforce census is taken on 30 September, within the collection year that ends on the next 31 March. Rates are of full-time equivalents.',
    'Turnover counts workers who left the council’s children’s services. A worker who moves to another team in the council is not counted, although the child’s worker changes.',
  ];
  const partners = jointPartners(input, input.council);
  if (partners.length > 0) {
    notes.push(
      `DfE publishes these figures for ${input.council.name} together with those for ${partners.join(' and ')}, as one figure.`,
    );
  }
  return notes;
}

function rateOf(book: FigureBook, input: PackInput, measure: Measure): PackRate {
  const rates = (place: PackPlace) =>
    place.rows.workforce_rate.filter((row) => row.measure === measure.id);
  const years = yearsOf([...rates(input.council), ...rates(input.england)]);
  const rows = rateRows(book, [...comparedPlaces(input), ...input.predecessors], {
    title: measure.title,
    profile: measure.profile,
    unit: measure.unit,
    view: 'workforce_rate',
    publication: PUBLICATION,
    years,
    period: censusOf,
    rates,
    note: (place) => {
      const partners = jointPartners(input, place);
      return partners.length === 0 ? null : `Published together with ${partners.join(' and ')}.`;
    },
  });
  const neighbours = neighbourRows(book, {
    title: measure.title,
    profile: measure.profile,
    unit: measure.unit,
    period: censusOf,
    among: input.council.rows.neighbour.length,
    source: {
      kind: 'published',
      view: 'published_neighbours',
      publication: PUBLICATION,
      submissions: [],
    },
    years,
    rows: input.council.rows.published_neighbours.filter(
      (row) => row.measure === measure.id && row.profile === measure.profile,
    ),
  });
  const trend = trendTable(
    `${measure.id}-trend`,
    `${measure.title} on 30 September`,
    years.map((year) => year - 1),
    [...rows, ...neighbours],
  );
  return {
    id: measure.id,
    headline: measure.inPack === 'headline',
    charts: [...measure.charts],
    title: measure.title,
    definition: `${measure.definition} Numerator: ${measure.numerator}. Denominator: ${measure.denominator}.`,
    statement: sayRate(trend, measure.sentence),
    trend,
  };
}

/** The council's newest rate compared with England's, such as `agency workers 16% (2025, England 17%)`. */
function sayRate(trend: FigureTable, template: string): Sentence[] {
  const column = trend.columns.length - 1;
  const of = (kind: string) => trend.rows.find((row) => row.kind === kind)?.figures[column];
  const council = of('council');
  if (council === undefined) return [];
  const england = of('england');
  const beside = england === undefined || england.value === null ? '' : say`, England ${england}`;
  return [say`${fill(template, { value: council })} (${trend.columns[column] ?? ''}${beside})`];
}

function censusOf(year: number): string {
  return `census of 30 September ${year - 1}`;
}

function jointPartners(input: PackInput, place: PackPlace): string[] {
  const codes = new Set(place.rows.workforce_rate.flatMap((row) => row.joint_with ?? []));
  return [...codes].map((code) => input.partners.get(code) ?? `council ${code}`);
}
