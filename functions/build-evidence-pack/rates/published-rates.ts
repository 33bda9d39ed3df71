import type { PackRate } from '../../../schemas/api/evidence-pack.ts';
import { trendTable } from '../figures/figure-tables.ts';
import { yearTo } from '../figures/neighbour-rows.ts';
import type { FigureBook } from '../figures/provenance.ts';
import { rateRows, yearsOf } from '../figures/rate-rows.ts';
import { comparedPlaces, type PackInput, type PackPlace } from '../input/pack-input.ts';

/** Published indicators in the order shown: demand, then where children live, then spend. */
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

/** Published rates of demand, placement and spend over recent years, with region and England. */
export function contextRates(book: FigureBook, input: PackInput): PackRate[] {
  return SHOWN.flatMap((indicator) => {
    const rates = (place: PackPlace) =>
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
