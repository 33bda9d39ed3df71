import type { Place, UnitDocument } from '../../schemas/api/releases.ts';
import { BREAKDOWNS_IN_DOCUMENTS } from '../../schemas/measures/breakdowns.ts';
import type { ResultRow } from '../shared/ports/query-engine.ts';

type RowsByMart = ReadonlyMap<string, readonly ResultRow[]>;

/** The condition for rows of `indicator` in documents: those that pages and packs show. Others are read from its table. */
export const IN_DOCUMENTS = `where breakdown in (${BREAKDOWNS_IN_DOCUMENTS.map((name) => `'${name}'`).join(', ')})`;

/** The document of a council, region, group of councils or England: its rows of every mart. */
export function cutUnit(release: number, unitCode: string, rows: RowsByMart): UnitDocument {
  const [first] = [...rows.values()].flat();
  const marts = [...rows].map(([mart, found]) => [
    mart,
    mart === 'indicator' ? found.filter(isInDocuments) : found,
  ]);
  return {
    release,
    unitLevel: first?.unit_level as UnitDocument['unitLevel'],
    unitCode,
    marts: Object.fromEntries(marts),
  };
}

function isInDocuments({ breakdown }: ResultRow): boolean {
  return BREAKDOWNS_IN_DOCUMENTS.includes(String(breakdown));
}

/** The rows of one measure, computed and published, for all units. */
export interface MeasureDocument {
  readonly release: number;
  readonly measure: string;
  readonly indicator: readonly ResultRow[];
  readonly published: readonly ResultRow[];
}

/** The document of a measure. */
export function cutMeasure(release: number, measure: string, rows: RowsByMart): MeasureDocument {
  const published = ['published_indicator', 'workforce_rate'];
  return {
    release,
    measure,
    indicator: rows.get('indicator') ?? [],
    published: published.flatMap((mart) => rows.get(mart) ?? []),
  };
}

const ENGLAND: Place = {
  unitCode: 'E92000001',
  unitLevel: 'england',
  name: 'England',
  gssCode: 'E92000001',
  regionCode: '',
  regionName: '',
  type: '',
  isLive: true,
};

/**
 * The names of all places of a release, from its `council_profile` and `council_group`, so that a page that lists them
 * reads one document and not hundreds. `day` is the day of the release's request: it decides which councils are current.
 */
export function cutPlaces(marts: RowsByMart, day: string): Place[] {
  const places = new Map<string, Place>([[ENGLAND.unitCode, ENGLAND]]);
  for (const row of marts.get('council_profile') ?? []) {
    const council = placeOf(row, day);
    const { regionCode, regionName } = council;
    const region: Partial<Place> = { unitCode: regionCode, name: regionName, gssCode: regionCode };
    places.set(regionCode, { ...ENGLAND, ...region, unitLevel: 'region', regionCode, regionName });
    places.set(council.unitCode, council);
  }
  for (const row of marts.get('council_group') ?? []) {
    places.set(String(row.group_code), {
      ...ENGLAND,
      unitCode: String(row.group_code),
      unitLevel: 'group',
      name: String(row.group_name),
      gssCode: '',
      type: String(row.kind),
    });
  }
  return [...places.values()];
}

function placeOf(row: ResultRow, day: string): Place {
  return {
    unitCode: String(row.unit_code),
    unitLevel: 'council',
    name: String(row.name),
    gssCode: String(row.gss_code ?? ''),
    regionCode: String(row.region_code ?? ''),
    regionName: String(row.region_name ?? ''),
    type: String(row.la_type ?? ''),
    isLive: String(row.valid_from) <= day && (row.valid_to === null || String(row.valid_to) >= day),
  };
}
