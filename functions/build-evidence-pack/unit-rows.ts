import * as z from 'zod';
import type { UnitDocument } from '../../schemas/api/releases.ts';

const count = z.number().nullable();
const year = z.number();
const text = z.string().nullable();

const IndicatorRow = z.object({
  collection_year: year,
  measure: z.string(),
  profile: z.enum(['dfe', 'cco', 'local']),
  breakdown: z.string(),
  category: z.string(),
  numerator: count,
  denominator: count,
  value: count,
  interval_low: count,
  interval_high: count,
  availability: z.string(),
  councils_counted: count,
  councils_total: count,
});

const NeighboursRow = z.object({
  collection_year: year,
  measure: z.string(),
  profile: z.enum(['dfe', 'cco', 'local']),
  neighbours_mean: count,
  neighbours_median: count,
  neighbours_counted: z.number(),
});

const RateRow = z.object({ collection_year: year, value: count, symbol: text });
const CountedRate = RateRow.extend({ measure: z.string(), numerator: count, denominator: count });

const ROWS = {
  indicator: IndicatorRow,
  cohort: z.object({
    collection_year: year,
    breakdown: z.string(),
    category: z.string(),
    children: count,
  }),
  indicator_neighbours: NeighboursRow,
  return_in_force: z.object({
    collection_year: year,
    submission_id: z.string(),
    sequence: z.number(),
    accepted_at: z.string(),
  }),
  council_profile: z.object({
    name: z.string(),
    gss_code: z.string(),
    la_type: z.string(),
    region_code: z.string(),
    region_name: z.string(),
    predecessor_la_codes: text,
  }),
  council_group: z.object({
    group_code: z.string(),
    group_name: z.string(),
    valid_from: z.string(),
    valid_to: text,
  }),
  neighbour: z.object({
    rank: z.number(),
    neighbour_code: z.string(),
    neighbour_name: z.string(),
    closeness: z.string(),
  }),
  published_indicator: CountedRate.extend({ source: z.string() }),
  published_neighbours: NeighboursRow,
  workforce_rate: CountedRate.extend({ census_year: year, joint_with: text }),
  judgement: z.object({
    event: z.enum(['judgement', 'visit']),
    inspection_type: z.string(),
    inspection_date: z.string(),
    publication_date: text,
    overall_effectiveness: text,
    impact_of_leaders: text,
    help_and_protection: text,
    children_in_care: text,
    care_leavers: text,
    visit_theme: text,
  }),
  context_rate: RateRow.extend({
    indicator: z.string(),
    title: z.string(),
    unit: z.string(),
    source: z.string(),
  }),
} as const;

type Marts = typeof ROWS;
/** The rows of the marts that a pack is written from, for one unit. A mart with no row for the unit is empty. */
export type UnitRows = { readonly [Mart in keyof Marts]: readonly z.infer<Marts[Mart]>[] };
type MartName = keyof Marts;
export type RowOf<Mart extends MartName> = z.infer<Marts[Mart]>;

/** Reads the marts that a pack needs from a document of a release. Throws where a mart lacks a column. */
export function rowsOf(document: UnitDocument): UnitRows {
  const entries = Object.entries(ROWS).map(([mart, row]) => [
    mart,
    z.array(row).parse(document.marts[mart] ?? []),
  ]);
  return Object.fromEntries(entries) as UnitRows;
}
