import * as z from 'zod';
import type { UnitDocument } from '../../../schemas/api/releases.ts';
import { MART_ROWS } from '../../../schemas/marts.ts';

const neighbours = {
  collection_year: true,
  measure: true,
  profile: true,
  neighbours_mean: true,
  neighbours_median: true,
  neighbours_counted: true,
} as const;
const rate = { collection_year: true, value: true, symbol: true } as const;
const counts = { measure: true, numerator: true, denominator: true } as const;

// Only the columns that packs use, because a pack can be built from an old release that has no newer ones.
const ROWS = {
  indicator: MART_ROWS.indicator.pick({
    ...counts,
    collection_year: true,
    profile: true,
    breakdown: true,
    category: true,
    value: true,
    interval_low: true,
    interval_high: true,
    availability: true,
    councils_counted: true,
    councils_total: true,
  }),
  cohort: MART_ROWS.cohort.pick({
    collection_year: true,
    breakdown: true,
    category: true,
    children: true,
  }),
  indicator_neighbours: MART_ROWS.indicator_neighbours.pick(neighbours),
  return_in_force: MART_ROWS.return_in_force.pick({
    collection_year: true,
    submission_id: true,
    sequence: true,
    accepted_at: true,
  }),
  council_group: MART_ROWS.council_group.pick({
    group_code: true,
    group_name: true,
    valid_from: true,
    valid_to: true,
  }),
  council_profile: MART_ROWS.council_profile.pick({
    name: true,
    gss_code: true,
    la_type: true,
    region_code: true,
    region_name: true,
    predecessor_la_codes: true,
  }),
  neighbour: MART_ROWS.neighbour.pick({
    rank: true,
    neighbour_code: true,
    neighbour_name: true,
    closeness: true,
  }),
  published_indicator: MART_ROWS.published_indicator.pick({
    ...rate,
    ...counts,
    profile: true,
    source: true,
  }),
  published_neighbours: MART_ROWS.published_neighbours.pick(neighbours),
  workforce_rate: MART_ROWS.workforce_rate.pick({
    ...rate,
    ...counts,
    census_year: true,
    joint_with: true,
  }),
  judgement: MART_ROWS.judgement.omit({ unit_level: true, unit_code: true }),
  context_rate: MART_ROWS.context_rate.pick({
    ...rate,
    indicator: true,
    title: true,
    unit: true,
    source: true,
  }),
} as const;

type Marts = typeof ROWS;
/** The rows that a pack needs for one unit, by mart. A mart without rows for the unit is empty. */
export type UnitRows = { readonly [Mart in keyof Marts]: readonly z.infer<Marts[Mart]>[] };
type PackMart = keyof Marts;
export type RowOf<Mart extends PackMart> = z.infer<Marts[Mart]>;

/** Reads the marts that a pack needs from a document of a release. Throws when a column is missing. */
export function rowsOfUnit(document: UnitDocument): UnitRows {
  const entries = Object.entries(ROWS).map(([mart, row]) => [
    mart,
    z.array(row).parse(document.marts[mart] ?? []),
  ]);
  return Object.fromEntries(entries) as UnitRows;
}
