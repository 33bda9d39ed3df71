import type { UnitDocument } from '../../../schemas/api/releases.ts';
import { MEASURES } from '../../../schemas/measures/index.ts';
import { isComputed, type Measure } from '../../../schemas/measures/measure.ts';
import { martRow } from '../../support/mart-rows.ts';

type Rows = UnitDocument['marts'][string];
type Level = UnitDocument['unitLevel'];

export interface CouncilFixture {
  readonly code: string;
  readonly name: string;
  readonly region: readonly [code: string, name: string];
  readonly status?: 'live' | 'ended';
  readonly predecessors?: string;
  /** Collection years of which a return is in force. */
  readonly returns?: readonly number[];
  /** Children counted in each computed rate. */
  readonly children?: number;
  /** Symbol printed in place of every published figure. */
  readonly symbol?: string;
  readonly jointWith?: string;
  /** True when the returns hold no social worker rows, so that those measures are not available. */
  readonly withoutWorkers?: boolean;
  /** Neighbours with a computed value. */
  readonly neighboursCounted?: number;
}

const PUBLISHED_YEARS = [2023, 2024, 2025];
/** Councils of every region and of England in this world. */
export const COUNCILS_IN_ALL = 12;

/** The document of a council as a release writes it, with figures for every measure. */
export function councilDocument(
  council: CouncilFixture,
  measures: readonly Measure[] = MEASURES,
): UnitDocument {
  const { code, returns = [], children = 360 } = council;
  return {
    release: 1,
    unitLevel: 'council',
    unitCode: code,
    marts: {
      council_profile: [profileOf(council)],
      neighbour: neighbours(code),
      return_in_force: returns.map((year, index) =>
        martRow('return_in_force', {
          unit_level: 'council',
          unit_code: code,
          return_type: 'ssda903',
          collection_year: year,
          submission_id: `ssda903-${code}-${year}-abc${index}`,
          sequence: 1,
          accepted_at: '2026-11-20T09:30:00.000Z',
        }),
      ),
      cohort: returns.flatMap((year) => cohort(code, year, children)),
      indicator: returns
        .flatMap((year) => indicators(measures, 'council', code, year, children))
        .flatMap((row) => (council.withoutWorkers ? unavailable(row) : [row])),
      indicator_neighbours: returns.flatMap((year) =>
        computedNeighbours(measures, code, year, council.neighboursCounted ?? 4),
      ),
      published_indicator: published(measures, 'council', code, council.symbol ?? null),
      published_neighbours: publishedNeighbours(measures, code),
      workforce_rate: workforce(measures, 'council', code, council),
      context_rate: context('council', code),
      judgement: [judgement(code)],
    },
  };
}

/** The document of a region or of England. */
export function widerDocument(
  unitLevel: Level,
  unitCode: string,
  counted = 3,
  measures: readonly Measure[] = MEASURES,
): UnitDocument {
  return {
    release: 1,
    unitLevel,
    unitCode,
    marts: {
      indicator: [2024, 2025].flatMap((year) =>
        indicators(measures, unitLevel, unitCode, year, 1200, counted),
      ),
      published_indicator: published(measures, unitLevel, unitCode, null),
      workforce_rate: workforce(measures, unitLevel, unitCode, {}),
      context_rate: context(unitLevel, unitCode),
    },
  };
}

function profileOf(council: CouncilFixture) {
  return martRow('council_profile', {
    unit_level: 'council',
    unit_code: council.code,
    name: council.name,
    gss_code: `E06000${council.code}`,
    la_type: 'Unitary authority',
    region_code: council.region[0],
    region_name: council.region[1],
    status: council.status ?? 'live',
    valid_from: '2009-01-01',
    valid_to: council.status === 'ended' ? '2023-03-31' : null,
    predecessor_la_codes: council.predecessors ?? null,
  });
}

function neighbours(code: string): Rows {
  return Array.from({ length: 10 }, (_, index) =>
    martRow('neighbour', {
      unit_level: 'council',
      unit_code: code,
      rank: index + 1,
      neighbour_code: String(301 + index),
      neighbour_name: `Neighbour ${'ABCDEFGHIJ'.charAt(index)}`,
      closeness: 'Very close',
    }),
  );
}

function indicators(
  measures: readonly Measure[],
  unitLevel: Level,
  unitCode: string,
  year: number,
  children: number,
  councils = 1,
): Rows {
  const isCouncil = unitLevel === 'council';
  return measures.filter(isComputed).flatMap(({ id, profile, family }, index) => {
    const row = (breakdown: string, category: string, counted: number, of: number) =>
      martRow('indicator', {
        collection_year: year,
        unit_level: unitLevel,
        unit_code: unitCode,
        measure: id,
        profile,
        breakdown,
        category,
        numerator: counted,
        denominator: of,
        value: of === 0 ? null : (100 * counted) / of,
        interval_low: of === 0 ? null : Math.max(0, (100 * counted) / of - 4.25),
        interval_high: of === 0 ? null : (100 * counted) / of + 5.75,
        availability: 'available',
        councils_counted: councils,
        councils_total: isCouncil ? 1 : COUNCILS_IN_ALL,
      });
    const counted = Math.round((children * (index + 2)) / 17) + (year % 2);
    const withWorker = children - (family === 'social_workers' ? Math.floor(children / 40) : 0);
    const bands = profile === 'cco' ? 'age_band_cco' : 'age_band_dfe';
    return [
      row('total', 'Total', counted, withWorker),
      row('sex', 'Female', Math.floor(counted / 2), Math.floor(children / 2)),
      row('sex', 'Male', Math.ceil(counted / 2), Math.ceil(children / 2)),
      row(bands, '16 and over', 2, 19),
      row(bands, profile === 'cco' ? '5 to 11' : 'Under 1', 1, 8),
    ];
  });
}

function unavailable(row: Rows[number]): Rows {
  if (!String(row.measure).startsWith('social_worker')) return [row];
  if (row.breakdown !== 'total') return [];
  const none = { numerator: null, denominator: null, value: null };
  return [{ ...row, ...none, interval_low: null, interval_high: null, availability: 'x' }];
}

function computedNeighbours(
  measures: readonly Measure[],
  code: string,
  year: number,
  counted: number,
): Rows {
  return measures.filter(isComputed).map(({ id, profile }) =>
    martRow('indicator_neighbours', {
      collection_year: year,
      unit_level: 'council',
      unit_code: code,
      measure: id,
      profile,
      neighbours_mean: 11.31,
      neighbours_median: 10.9,
      neighbours_counted: counted,
    }),
  );
}

function cohort(code: string, year: number, children: number): Rows {
  const row = (breakdown: string, category: string, count: number) =>
    martRow('cohort', {
      collection_year: year,
      unit_level: 'council',
      unit_code: code,
      breakdown,
      category,
      children: count,
    });
  return [
    row('total', 'Total', children),
    row('sex', 'Female', 3),
    row('sex', 'Male', children - 3),
    row('legal_status', 'Full care order', children),
  ];
}

const inMart = (measures: readonly Measure[], mart: Measure['marts'][number]) =>
  measures.filter(({ marts }) => marts.includes(mart));

function published(
  measures: readonly Measure[],
  unitLevel: Level,
  unitCode: string,
  symbol: string | null,
): Rows {
  return inMart(measures, 'published_indicator').flatMap(({ id, profile, title }, index) =>
    PUBLISHED_YEARS.map((year) =>
      martRow('published_indicator', {
        collection_year: year,
        unit_level: unitLevel,
        unit_code: unitCode,
        measure: id,
        profile,
        title,
        numerator: symbol === null ? 37 + index : null,
        denominator: symbol === null ? 365 : null,
        value: symbol === null ? 9 + index + (year - 2023) : null,
        symbol,
        source: 'Department for Education, Children looked after in England',
      }),
    ),
  );
}

function publishedNeighbours(measures: readonly Measure[], code: string): Rows {
  return [
    ...inMart(measures, 'published_indicator'),
    ...inMart(measures, 'workforce_rate'),
  ].flatMap(({ id, profile }) =>
    PUBLISHED_YEARS.map((year) =>
      martRow('published_neighbours', {
        collection_year: year,
        unit_level: 'council',
        unit_code: code,
        measure: id,
        profile,
        neighbours_mean: 12.44,
        neighbours_median: 12.1,
        neighbours_counted: 9,
      }),
    ),
  );
}

function workforce(
  measures: readonly Measure[],
  unitLevel: Level,
  unitCode: string,
  council: Pick<CouncilFixture, 'symbol' | 'jointWith'>,
): Rows {
  const isMissing = council.symbol !== undefined;
  return inMart(measures, 'workforce_rate').flatMap(({ id }, index) =>
    [2024, 2025].map((year) =>
      martRow('workforce_rate', {
        collection_year: year,
        census_year: year - 1,
        unit_level: unitLevel,
        unit_code: unitCode,
        measure: id,
        numerator: isMissing ? null : 30.3,
        denominator: isMissing ? null : 131.7,
        value: isMissing ? null : 14.6 + index + (year - 2024),
        symbol: council.symbol ?? null,
        joint_with: council.jointWith ?? null,
      }),
    ),
  );
}

function context(unitLevel: Level, unitCode: string): Rows {
  const indicators = [
    ['cla_number', 'Children looked after at 31 March', 'children', 337],
    ['cla', 'Children looked after at 31 March', 'per 10,000 children', 48],
    ['cla_weekly_cost', 'Weekly cost of a child looked after', 'pounds', 2100],
  ] as const;
  return indicators.flatMap(([indicator, title, unit, value]) =>
    PUBLISHED_YEARS.map((year) =>
      martRow('context_rate', {
        collection_year: year,
        unit_level: unitLevel,
        unit_code: unitCode,
        indicator,
        title,
        unit,
        value: value + (year - 2023),
        source: 'Department for Education, Local authority interactive tool',
      }),
    ),
  );
}

function judgement(code: string) {
  return martRow('judgement', {
    unit_level: 'council',
    unit_code: code,
    event: 'judgement',
    inspection_type: 'ILACS Short Inspection',
    inspection_date: '2025-03-10',
    publication_date: '2025-04-24',
    impact_of_leaders: 'Good',
    help_and_protection: 'Good',
    children_in_care: 'Good',
  });
}
