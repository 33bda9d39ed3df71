import type { UnitDocument } from '../../../schemas/api/releases.ts';

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

const COMPUTED = [
  ['placements_3plus', 'dfe'],
  ['placement_moves_2plus', 'cco'],
  ['social_workers_3plus', 'dfe'],
  ['social_worker_changes_2plus', 'cco'],
] as const;
const PUBLISHED = ['social_workers_3plus', 'placements_3plus', 'same_placement_2y'];
const RATES = ['turnover', 'agency', 'vacancy', 'caseload', 'sickness_absence'];
const PUBLISHED_YEARS = [2023, 2024, 2025];

/** The document of a council as a release cuts it. */
export function councilDocument(council: CouncilFixture): UnitDocument {
  const { code, returns = [], children = 360 } = council;
  return {
    release: 1,
    unitLevel: 'council',
    unitCode: code,
    marts: {
      council_profile: [profileOf(council)],
      neighbour: neighbours(),
      return_in_force: returns.map((year, index) => ({
        unit_level: 'council',
        unit_code: code,
        collection_year: year,
        submission_id: `ssda903-${code}-${year}-abc${index}`,
        sequence: 1,
        accepted_at: '2026-11-20T09:30:00.000Z',
      })),
      cohort: returns.flatMap((year) => cohort(year, children)),
      indicator: returns
        .flatMap((year) => indicators('council', code, year, children))
        .flatMap((row) => (council.withoutWorkers ? unavailable(row) : [row])),
      indicator_neighbours: returns.flatMap((year) =>
        computedNeighbours(year, council.neighboursCounted ?? 4),
      ),
      published_indicator: published('council', code, council.symbol ?? null),
      published_neighbours: publishedNeighbours(),
      workforce_rate: workforce('council', code, council),
      context_rate: context('council', code),
      judgement: [judgement(code)],
    },
  };
}

/** The document of a region or of England. */
export function widerDocument(unitLevel: Level, unitCode: string, counted = 3): UnitDocument {
  return {
    release: 1,
    unitLevel,
    unitCode,
    marts: {
      indicator: [2024, 2025].flatMap((year) =>
        indicators(unitLevel, unitCode, year, 1200, counted),
      ),
      published_indicator: published(unitLevel, unitCode, null),
      workforce_rate: workforce(unitLevel, unitCode, {}),
      context_rate: context(unitLevel, unitCode),
    },
  };
}

function profileOf(council: CouncilFixture) {
  return {
    unit_level: 'council',
    unit_code: council.code,
    name: council.name,
    gss_code: `E06000${council.code}`,
    la_type: 'Unitary authority',
    region_code: council.region[0],
    region_name: council.region[1],
    status: council.status ?? 'live',
    predecessor_la_codes: council.predecessors ?? null,
  };
}

function neighbours(): Rows {
  return Array.from({ length: 10 }, (_, index) => ({
    rank: index + 1,
    neighbour_code: String(301 + index),
    neighbour_name: `Neighbour ${'ABCDEFGHIJ'.charAt(index)}`,
    closeness: 'Very close',
  }));
}

function indicators(
  unitLevel: Level,
  unitCode: string,
  year: number,
  children: number,
  councils = 1,
): Rows {
  const isCouncil = unitLevel === 'council';
  return COMPUTED.flatMap(([measure, profile], index) => {
    const row = (breakdown: string, category: string, counted: number, of: number) => ({
      collection_year: year,
      unit_level: unitLevel,
      unit_code: unitCode,
      measure,
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
      councils_total: isCouncil ? 1 : 153,
    });
    const counted = Math.round((children * (index + 2)) / 17) + (year % 2);
    const withWorker =
      children - (measure.startsWith('social_worker') ? Math.floor(children / 40) : 0);
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

function computedNeighbours(year: number, counted: number): Rows {
  return COMPUTED.map(([measure, profile]) => ({
    collection_year: year,
    measure,
    profile,
    neighbours_mean: 11.31,
    neighbours_median: 10.9,
    neighbours_counted: counted,
  }));
}

function cohort(year: number, children: number): Rows {
  const row = (breakdown: string, category: string, count: number) => ({
    collection_year: year,
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

function published(unitLevel: Level, unitCode: string, symbol: string | null): Rows {
  return PUBLISHED.flatMap((measure, index) =>
    PUBLISHED_YEARS.map((year) => ({
      collection_year: year,
      unit_level: unitLevel,
      unit_code: unitCode,
      measure,
      profile: 'dfe',
      numerator: symbol === null ? 37 + index : null,
      denominator: symbol === null ? 365 : null,
      value: symbol === null ? 9 + index + (year - 2023) : null,
      symbol,
      source: 'Department for Education, Children looked after in England',
    })),
  );
}

function publishedNeighbours(): Rows {
  return [...PUBLISHED, ...RATES].flatMap((measure) =>
    PUBLISHED_YEARS.map((year) => ({
      collection_year: year,
      measure,
      profile: 'dfe',
      neighbours_mean: 12.44,
      neighbours_median: 12.1,
      neighbours_counted: 9,
    })),
  );
}

function workforce(
  unitLevel: Level,
  unitCode: string,
  council: Pick<CouncilFixture, 'symbol' | 'jointWith'>,
): Rows {
  const isMissing = council.symbol !== undefined;
  return RATES.flatMap((measure, index) =>
    [2024, 2025].map((year) => ({
      collection_year: year,
      census_year: year - 1,
      unit_level: unitLevel,
      unit_code: unitCode,
      measure,
      numerator: isMissing ? null : 30.3,
      denominator: isMissing ? null : 131.7,
      value: isMissing ? null : 14.6 + index + (year - 2024),
      symbol: council.symbol ?? null,
      joint_with: council.jointWith ?? null,
    })),
  );
}

function context(unitLevel: Level, unitCode: string): Rows {
  const indicators = [
    ['cla_number', 'Children looked after at 31 March', 'children', 337],
    ['cla', 'Children looked after at 31 March', 'per 10,000 children', 48],
    ['cla_weekly_cost', 'Weekly cost of a child looked after', 'pounds', 2100],
  ] as const;
  return indicators.flatMap(([indicator, title, unit, value]) =>
    PUBLISHED_YEARS.map((year) => ({
      collection_year: year,
      unit_level: unitLevel,
      unit_code: unitCode,
      indicator,
      title,
      unit,
      value: value + (year - 2023),
      symbol: null,
      source: 'Department for Education, Local authority interactive tool',
    })),
  );
}

function judgement(code: string) {
  return {
    unit_code: code,
    event: 'judgement',
    inspection_type: 'ILACS Short Inspection',
    inspection_date: '2025-03-10',
    publication_date: '2025-04-24',
    overall_effectiveness: null,
    impact_of_leaders: 'Good',
    help_and_protection: 'Good',
    children_in_care: 'Good',
    care_leavers: null,
    visit_theme: null,
  };
}
