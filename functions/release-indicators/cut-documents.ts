import type { Place, UnitDocument } from '../../schemas/api/releases.ts';
import type { ResultRow } from '../shared/ports/query-engine.ts';

/** The rows of every mart by its name. */
export type Marts = ReadonlyMap<string, readonly ResultRow[]>;

/** One document for each council, region, group and England that any mart speaks of, in order of code. */
export function cutUnits(release: number, marts: Marts): UnitDocument[] {
  const documents = new Map<string, UnitDocument>();
  for (const [mart, rows] of marts) {
    for (const row of rows) {
      const document = documents.get(String(row.unit_code)) ?? newDocument(release, row);
      documents.set(document.unitCode, document);
      const list = document.marts[mart] ?? [];
      document.marts[mart] = list;
      list.push(row);
    }
  }
  return [...documents.values()].sort((a, b) => a.unitCode.localeCompare(b.unitCode));
}

function newDocument(release: number, row: ResultRow): UnitDocument {
  return {
    release,
    unitLevel: row.unit_level as UnitDocument['unitLevel'],
    unitCode: String(row.unit_code),
    marts: {},
  };
}

/** The rows of one measure, computed and published, over all units. */
export interface MeasureDocument {
  readonly release: number;
  readonly measure: string;
  readonly indicator: readonly ResultRow[];
  readonly published: readonly ResultRow[];
}

/** One document for each measure of which any mart holds a row. */
export function cutMeasures(release: number, marts: Marts): MeasureDocument[] {
  const computed = Map.groupBy(marts.get('indicator') ?? [], (row) => String(row.measure));
  const published = Map.groupBy(
    [...(marts.get('published_indicator') ?? []), ...(marts.get('workforce_rate') ?? [])],
    (row) => String(row.measure),
  );
  return [...new Set([...computed.keys(), ...published.keys()])].sort().map((measure) => ({
    release,
    measure,
    indicator: computed.get(measure) ?? [],
    published: published.get(measure) ?? [],
  }));
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
 * The names of all places of a release asked for on a day, so that a page that lists them reads one document and not
 * hundreds.
 */
export function cutPlaces(marts: Marts, day: string): Place[] {
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
