import { createHash, type Hash } from 'node:crypto';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { DeployedView } from '../../schemas/lake/view-list.ts';
import type { QueryEngine, ResultRow } from '../shared/ports/query-engine.ts';
import { measureKey, placesKey, unitKey } from '../shared/releases/release-folder.ts';
import type { Snapshot } from '../shared/releases/release-snapshot.ts';
import { cutMeasure, cutPlaces, cutUnit, IN_DOCUMENTS } from './cut-documents.ts';
import type { KeepDocument } from './documents.ts';
import { type Rows, rowsBy } from './rows-by.ts';

export interface DocumentsWritten {
  readonly marts: ReleaseManifest['marts'];
  readonly units: number;
}

interface Dependencies {
  readonly keep: KeepDocument;
  readonly engine: QueryEngine;
}

/** Marts with the names of places. */
const PLACE_MARTS = ['council_profile', 'council_group'];

/** Marts with a column `measure`, whose rows go into the documents of measures. */
const MEASURE_MARTS = ['indicator', 'published_indicator', 'workforce_rate'];

/**
 * Makes the documents of a release from its tables: one per unit, one per measure, and the list of places. `day` is the
 * day of the release's request. Only one unit's or measure's rows are in memory at a time. The same tables always give the
 * same documents.
 */
export async function writeDocuments(
  release: number,
  { database, views, day }: Snapshot & { readonly day: string },
  { keep, engine }: Dependencies,
  signal: AbortSignal | undefined,
): Promise<DocumentsWritten> {
  const marts = views.filter(({ layer }) => layer === 'marts');
  const ask = (sql: string) => engine.stream(sql, { database, signal });
  const tallies = new Map(marts.map(({ view }) => [view, newTally()]));
  const ofPlaces = new Map(PLACE_MARTS.map((mart) => [mart, [] as ResultRow[]]));
  let units = 0;
  const byUnit = new Map(marts.map((mart) => [mart.view, ask(inOrderOf('unit_code', mart))]));
  for await (const { value: unitCode, rows } of rowsBy('unit_code', byUnit)) {
    for (const [mart, found] of rows) tallies.get(mart)?.add(found);
    for (const [mart, kept] of ofPlaces) kept.push(...(rows.get(mart) ?? []));
    await keep(unitKey(release, unitCode), cutUnit(release, unitCode, rows));
    units += 1;
  }
  await keep(placesKey(release), cutPlaces(ofPlaces, day));
  for await (const { value: measure, rows } of rowsBy('measure', measureRows(marts, ask))) {
    await keep(measureKey(release, measure), cutMeasure(release, measure, rows));
  }
  return { marts: [...tallies].sort().map(([mart, tally]) => ({ mart, ...tally.end() })), units };
}

function measureRows(
  marts: readonly DeployedView[],
  ask: (sql: string) => Rows,
): ReadonlyMap<string, Rows> {
  const ofMeasures = marts.filter(({ view }) => MEASURE_MARTS.includes(view));
  return new Map(
    ofMeasures.map((mart) => [
      mart.view,
      ask(inOrderOf('measure', mart, mart.view === 'indicator' ? IN_DOCUMENTS : '')),
    ]),
  );
}

function inOrderOf(column: string, { view, key }: DeployedView, where = ''): string {
  const columns = [column, ...key.filter((other) => other !== column)];
  return `select * from ${view} ${where} order by ${columns.join(', ')}`;
}

interface Tally {
  add(rows: readonly ResultRow[]): void;
  end(): { readonly rows: number; readonly sha256: string };
}

function newTally(): Tally {
  const hash: Hash = createHash('sha256');
  let count = 0;
  return {
    add(rows) {
      count += rows.length;
      for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
    },
    end: () => ({ rows: count, sha256: hash.digest('hex') }),
  };
}
