import * as z from 'zod';
import type { KeptChanges, MeasureChanges } from '../../schemas/api/release-changes.ts';
import { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { QueryFailed } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { readJson } from '../shared/ports/read-json.ts';
import {
  compareFigures,
  FIGURE_MARTS,
  type FigureMart,
  type FigureRows,
} from '../shared/releases/compare-figures.ts';
import { keptDefinitions } from '../shared/releases/kept-definitions.ts';
import { lostTables } from '../shared/releases/lost-tables.ts';
import { releaseBefore } from '../shared/releases/read-releases.ts';
import {
  catalogueKey,
  changesKey,
  measureChangesKey,
  releaseFolder,
} from '../shared/releases/release-folder.ts';
import type { Snapshot } from '../shared/releases/release-snapshot.ts';
import { tablesOfRelease } from '../shared/releases/tables-of-release.ts';
import type { KeepDocument } from './documents.ts';
import { type Rows, type RowsOfOne, rowsBy } from './rows-by.ts';

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly keep: KeepDocument;
  readonly engine: QueryEngine;
  readonly measures: readonly Measure[];
}

/** The part of an earlier release's manifest that a comparison needs. Other fields may differ between versions. */
const Earlier = z.object(ReleaseManifest.pick({ database: true, tables: true }).shape);

/** Most cells that are listed for each measure and kind of change. All cells are counted. */
const MOST_CELLS = 10_000;
/** Most cells for one measure in `changes.json`, which is read to show all measures. */
const FEW_CELLS = 10;

const PLACE = ['measure', 'collection_year', 'unit_level', 'unit_code'];
const FIGURE = ['numerator', 'denominator', 'value'];
/** Columns that are compared. `councils_counted` explains why a sum changed. */
const COLUMNS: Readonly<Record<FigureMart, readonly string[]>> = {
  indicator: [...PLACE, 'profile', 'breakdown', 'category', ...FIGURE, 'councils_counted'],
  published_indicator: [...PLACE, 'profile', ...FIGURE],
  workforce_rate: [...PLACE, ...FIGURE],
};

/**
 * Stores the definitions of all measures with a release, and compares its figures with those of the published release
 * before it. The cells that differ go into one document per measure, and the summary into `changes.json`, which is written
 * last. Only one measure's cells are in memory at a time. If the earlier release cannot be read, the figures are not
 * compared and the release continues.
 */
export async function writeChanges(
  release: number,
  { database }: Snapshot,
  { releases, lake, keep, engine, measures }: Dependencies,
  signal: AbortSignal | undefined,
): Promise<void> {
  await keep(catalogueKey(release), measures);
  const finish = (changes: KeptChanges) => keep(changesKey(release), changes);
  const since = await releaseBefore(release, releases);
  if (since === undefined) {
    await finish({ since: null, isCompared: false, measures: [] });
    return;
  }
  const kept = await keptDefinitions(since, releases);
  const definitions = [...((await keptDefinitions(release, releases)) ?? []), ...(kept ?? [])];
  const summary: MeasureChanges[] = [];
  try {
    const earlier = await openEarlier(since, { releases, lake, engine }, signal);
    const sources = differences(database, earlier, engine, signal);
    for await (const { value: measure, rows } of rowsBy('measure', sources)) {
      const changes = compareFigures(side('before', rows), side('after', rows), definitions);
      if (changes.length === 0) continue;
      await keep(measureChangesKey(release, since, measure), cut(changes, MOST_CELLS));
      summary.push(...cut(changes, FEW_CELLS));
    }
  } catch (error) {
    if (!(error instanceof QueryFailed)) throw error;
    await finish({ since, isCompared: false, measures: [] });
    return;
  }
  await finish({ since, isCompared: true, measures: summary });
}

/**
 * Defines the tables of an earlier release again, in case the engine has lost them. Throws `QueryFailed` if it cannot, or
 * if files of them are missing or changed.
 */
async function openEarlier(
  since: number,
  { releases, lake, engine }: Pick<Dependencies, 'releases' | 'lake' | 'engine'>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const key = `${releaseFolder(since)}/manifest.json`;
  const manifest = await readJson(releases, key, z.unknown());
  const { success, data } = Earlier.safeParse(manifest);
  if (!success) throw new QueryFailed(`Release ${since} has no tables.`);
  const { database } = data;
  const now = await tablesOfRelease({ release: since, tables: data.tables }, releases);
  const tables = now.tables.filter(({ view }) => view in FIGURE_MARTS);
  // An engine reads a table that has lost some of its files as if its rows had never been.
  const lost = await lostTables(tables, lake);
  if (lost.length > 0)
    throw new QueryFailed(`Release ${since} has lost files of ${lost.join(', ')}.`);
  await engine.openDatabase({ name: database, tables: [] }, { signal });
  for (const { view, location } of tables) {
    await engine.findTable({ database, table: view, location, sortedBy: [] }, { signal });
  }
  return database;
}

/** The rows of each mart that are in only one of the two releases, in order of measure and place. */
function differences(
  database: string,
  earlier: string,
  engine: QueryEngine,
  signal: AbortSignal | undefined,
): ReadonlyMap<string, Rows> {
  const sources = new Map<string, Rows>();
  const [ours, theirs] = [engine.nameOf(database), engine.nameOf(earlier)];
  for (const mart of Object.keys(FIGURE_MARTS) as FigureMart[]) {
    const inOrder = COLUMNS[mart].filter((column) => !FIGURE.includes(column)).join(', ');
    const from = (name: string) => `select ${COLUMNS[mart].join(', ')} from ${name}.${mart}`;
    const only = (one: string, other: string) =>
      engine.stream(`${from(one)} except ${from(other)} order by ${inOrder}`, { database, signal });
    sources.set(`before ${mart}`, only(theirs, ours));
    sources.set(`after ${mart}`, only(ours, theirs));
  }
  return sources;
}

function side(which: 'before' | 'after', rows: RowsOfOne['rows']): FigureRows {
  const marts = (Object.keys(FIGURE_MARTS) as FigureMart[]).map((mart) => [
    mart,
    rows.get(`${which} ${mart}`) ?? [],
  ]);
  return Object.fromEntries(marts);
}

function cut(changes: readonly MeasureChanges[], most: number): MeasureChanges[] {
  return changes.map((one) => {
    const left = { moved: most, appeared: most, disappeared: most };
    return {
      ...one,
      cells: one.cells.filter(({ change }) => {
        left[change] -= 1;
        return left[change] >= 0;
      }),
    };
  });
}
