import type { UnitDocument } from '../../schemas/api/releases.ts';
import type { ResultRow } from '../shared/ports/query-engine.ts';

/** The rows of every mart by its name. */
export type Marts = ReadonlyMap<string, readonly ResultRow[]>;

/** One document for each council, region and England that any mart speaks of, in order of code. */
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
  const published = Map.groupBy(marts.get('published_indicator') ?? [], (row) =>
    String(row.measure),
  );
  return [...new Set([...computed.keys(), ...published.keys()])].sort().map((measure) => ({
    release,
    measure,
    indicator: computed.get(measure) ?? [],
    published: published.get(measure) ?? [],
  }));
}
