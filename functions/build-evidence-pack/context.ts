import type { PackRate } from '../../schemas/api/evidence-pack.ts';
import type { FigureBook } from './figure-book.ts';
import { trendTable } from './figure-tables.ts';
import { yearTo } from './neighbour-rows.ts';
import { comparedPlaces, type PackInput, type Place } from './places.ts';
import { rateRows, yearsOf } from './rate-rows.ts';

/** Indicators shown, in this order: demand, then where children live, then spend. */
const SHOWN = [
  'cla',
  'cla_starting',
  'cla_ceasing',
  'referrals',
  'section_47',
  'cp_plans',
  'cla_placed_over_20_miles',
  'cla_fostered',
  'cla_missing',
  'cla_weekly_cost',
];
const YEARS = 5;

/** Published rates of demand, placement and spend over the last years, with region and England. */
export function contextRates(book: FigureBook, input: PackInput): PackRate[] {
  return SHOWN.flatMap((indicator) => {
    const rates = (place: Place) =>
      place.rows.context_rate.filter((row) => row.indicator === indicator);
    const all = [...rates(input.council), ...rates(input.england)];
    const [first] = all;
    if (first === undefined) return [];
    const years = yearsOf(all, YEARS);
    const { title, unit, source } = first;
    const rows = rateRows(book, comparedPlaces(input), {
      title,
      profile: 'none',
      unit,
      view: 'context_rate',
      publication: source,
      years,
      period: yearTo,
      rates,
    });
    const caption = unit === '%' ? title : `${title} (${unit})`;
    const trend = trendTable(`${indicator}-trend`, caption, years, rows);
    return [
      {
        id: indicator,
        headline: false,
        charts: [],
        title,
        definition: `Published: ${source}.`,
        statement: [],
        trend,
      },
    ];
  });
}
