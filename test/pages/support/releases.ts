import { toParquet } from '../../../functions/shared/lake/write-parquet.ts';
import { columnsOf, type LakeTable } from '../../../schemas/lake/columns.ts';
import { MART_ROWS, type MartRow } from '../../../schemas/marts.ts';
import { type GivenRow, martRow } from '../../support/mart-rows.ts';
import type { Service } from './service.ts';

const SHA = 'b'.repeat(64);
const ENGLAND = 'E92000001';
const TABLE_KEY = 'releases/000001/indicator/a/data.parquet';

function computed(
  unitLevel: string,
  unitCode: string,
  more: Partial<GivenRow<'indicator'>> = {},
): MartRow<'indicator'> {
  return martRow('indicator', {
    collection_year: 2025,
    unit_level: unitLevel,
    unit_code: unitCode,
    measure: 'placements_3plus',
    profile: 'dfe',
    breakdown: 'total',
    category: 'Total',
    numerator: 32,
    denominator: 320,
    value: 10,
    interval_low: 7.2,
    interval_high: 13.8,
    availability: 'available',
    councils_counted: 1,
    councils_total: 12,
    ...more,
  });
}

function published(
  unitLevel: string,
  unitCode: string,
  year: number,
  value: number | null,
): MartRow<'published_indicator'> {
  return martRow('published_indicator', {
    collection_year: year,
    unit_level: unitLevel,
    unit_code: unitCode,
    measure: 'placements_3plus',
    profile: 'dfe',
    title: 'Three or more placements in the year',
    numerator: 10,
    denominator: 100,
    value,
    value_unrounded: value,
    symbol: value === null ? 'c' : null,
    source: 'DfE',
  });
}

const COUNCILS = {
  '823': 'Central Bedfordshire',
  '344': 'Wirral',
  '420': 'Isles of <Scilly>',
} as const;

/** Stores release 1 with three councils, release 2 being calculated and release 3 failed. */
export async function makeReleases({ stores }: Service): Promise<void> {
  const put = (key: string, value: object) => stores.releases.put(key, JSON.stringify(value));
  const table = indicatorTable();
  await stores.lake.put(TABLE_KEY, table);
  const request = { at: '2026-11-22T11:00:00.000Z', by: 'ana', note: 'The first' };
  for (const folder of ['000001', '000002', '000003']) await put(`${folder}/request.json`, request);
  await put('000003/failure.json', {
    at: request.at,
    message: 'The release could not be published.',
  });
  await put('000001/manifest.json', {
    release: 1,
    publishedAt: '2026-11-22T11:01:00.000Z',
    requestedBy: 'ana',
    note: 'The first',
    returns: [
      {
        return: 'ssda903',
        laCode: '823',
        collectionYear: 2025,
        submission: 'ssda903-823-2025-x',
        sequence: 1,
      },
    ],
    views: [{ view: 'indicator', sha256: SHA }],
    reference: [
      { table: 'ref_councils', sha256: SHA, location: `reference-editions/ref_councils/${SHA}` },
    ],
    marts: [{ mart: 'indicator', rows: 5, sha256: SHA }],
    database: 'release_000001',
    tables: [
      {
        view: 'indicator',
        location: 'releases/000001/indicator/a',
        files: [{ key: TABLE_KEY, size: table.length }],
      },
    ],
    units: 4,
  });
  await put('000001/measures/placements_3plus.json', {
    release: 1,
    measure: 'placements_3plus',
    indicator: [
      computed('council', '823'),
      computed('council', '823', { breakdown: 'sex', category: 'Female', value: 12 }),
      computed('council', '344', {
        availability: 'x',
        numerator: null,
        denominator: null,
        value: null,
        interval_low: null,
        interval_high: null,
      }),
      computed('council', '420', {
        numerator: 0,
        denominator: 0,
        value: null,
        interval_low: null,
        interval_high: null,
      }),
      computed('england', ENGLAND),
    ],
    published: [
      published('council', '823', 2025, 9),
      published('council', '344', 2025, 12),
      published('council', '420', 2025, null),
      published('england', ENGLAND, 2024, 10),
      published('england', ENGLAND, 2025, 11),
    ],
  });
  const places = Object.entries(COUNCILS).map(([unitCode, name]) => ({
    unitCode,
    unitLevel: 'council',
    name,
    gssCode: '',
    regionCode: '',
    regionName: '',
    type: 'Unitary authority',
    isLive: true,
  }));
  const england = { ...places[0], unitCode: ENGLAND, unitLevel: 'england', name: 'England' };
  await put('000001/places.json', [england, ...places]);
  const marts = { published_indicator: [published('england', ENGLAND, 2025, 11)] };
  await put(`000001/units/${ENGLAND}.json`, unit('england', ENGLAND, marts));
}

/** The table of release 1: its cells of one breakdown. */
function indicatorTable(): Uint8Array {
  const cell = (category: string, numerator: number, denominator: number) =>
    computed('council', '823', {
      breakdown: 'placement_type',
      category,
      numerator,
      denominator,
      value: (100 * numerator) / denominator,
    });
  const rows = [computed('council', '823'), cell('Fostering', 20, 200), cell('Other', 12, 120)];
  const table: LakeTable = {
    name: 'indicator',
    description: '',
    format: 'parquet',
    location: 'indicator',
    partitions: [],
    columns: columnsOf(MART_ROWS.indicator),
  };
  return toParquet(table, rows);
}

function unit(unitLevel: string, unitCode: string, marts: object): object {
  return { release: 1, unitLevel, unitCode, marts };
}
