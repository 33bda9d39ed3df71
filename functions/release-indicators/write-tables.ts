import { randomUUID } from 'node:crypto';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import { LEDGER } from '../../schemas/lake/ledger.ts';
import { RELEASE_LEDGER } from '../../schemas/lake/release-ledger.ts';
import type { DeployedView } from '../../schemas/lake/view-list.ts';
import { defineEditions } from '../shared/lake/define-editions.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { NewTable, QueryEngine } from '../shared/ports/query-engine.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { filesOfTable } from '../shared/releases/lost-tables.ts';
import { tableLocation } from '../shared/releases/release-folder.ts';
import type { Snapshot } from '../shared/releases/release-snapshot.ts';
import { clearAttempt } from './clear-attempts.ts';
import { pointAt, tableName } from './point-at.ts';
import { definedBefore, readSteps, StepRecord, stepFolder } from './step-record.ts';
import { ReleaseIsOver, requireOpen, whyOver } from './why-over.ts';

/** A view of a release whose rows have been written to files. */
export type WrittenTable = StepRecord & { readonly view: string };

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
}

interface InDatabase {
  readonly database: string;
  readonly signal: AbortSignal | undefined;
}

interface Limits {
  /** A published release's tables, the views among them that are lost and are written again, and the rebuild's number. */
  readonly rebuild?: {
    readonly tables: ReleaseManifest['tables'];
    readonly lost: readonly string[];
    readonly number: number;
  };
  /** The time, by `performance.now()`, after which no further table is written in this call. */
  readonly until: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Defines the views of a release in its own database, in order, and writes those marked as written to tables. Continues
 * after the steps that are done, and writes at least one table per call. Returns the written tables. If the time is up
 * first, requests another call by `continue.json` and returns undefined.
 */
export async function writeTables(
  release: number,
  snapshot: Snapshot,
  { releases, lake, engine }: Dependencies,
  { until, signal, rebuild }: Limits,
): Promise<readonly WrittenTable[] | undefined> {
  const { database, views } = snapshot;
  const options = { database, signal };
  const steps = await readSteps(release, releases);
  const from = engine.remembers && rebuild === undefined ? definedBefore(views, steps) : 0;
  if (from === 0) await defineTables(release, snapshot, engine, options);
  const written = views.slice(0, from).flatMap(({ view }) => {
    const record = steps.records.get(view);
    return record === undefined ? [] : [{ view, ...record }];
  });
  let writtenNow = 0;
  for (const view of views.slice(from)) {
    if (!view.isWritten) {
      await engine.execute(`create or replace view ${view.view} as\n${view.sql}`, options);
      continue;
    }
    const step = stepFolder(release, view.view);
    const recordKey = `${step}/table.json`;
    const done = await readJson(releases, recordKey, StepRecord);
    if (done === undefined && performance.now() > until && writtenNow > 0) {
      await releases.create(`${step}/continue.json`, '{}', 'application/json');
      return undefined;
    }
    if (rebuild === undefined) await requireOpen(release, releases);
    if (done === undefined && rebuild === undefined) writtenNow += 1;
    const known = rebuild?.tables.find((table) => table.view === view.view);
    let record = known === undefined ? done : recordOf(known);
    if (rebuild !== undefined && (record === undefined || rebuild.lost.includes(view.view))) {
      record = await writeAttempt(release, view, rebuild.number, { lake, engine }, options);
    }
    record ??= await writeOut(release, view, recordKey, { releases, lake, engine }, options);
    await pointAt(release, { ...record, view: view.view }, engine, signal);
    written.push({ view: view.view, ...record });
  }
  return written;
}

/** Defines the tables that a release's views read: those of the lake, the reference tables and the release's ledger. */
async function defineTables(
  release: number,
  snapshot: Snapshot,
  engine: QueryEngine,
  { database, signal }: InDatabase,
): Promise<void> {
  const tables = tablesOfLake(snapshot);
  await engine.openDatabase({ name: database, tables }, { signal });
  await defineEditions(snapshot.reference, database, engine, signal);
  await engine.execute(ownLedger(release), { database, signal });
}

/**
 * Writes one view to a new table and folder. Returns the record of the first worker to finish. Other workers clean up, as
 * does one that finds that the release is over: it was cleared, perhaps before this table was there.
 */
async function writeOut(
  release: number,
  view: DeployedView,
  recordKey: string,
  { releases, lake, engine }: Dependencies,
  options: InDatabase,
): Promise<StepRecord> {
  let record: StepRecord;
  try {
    record = await writeAttempt(release, view, 0, { lake, engine }, options);
  } catch (error) {
    const other = options.signal?.aborted
      ? undefined
      : await readJson(releases, recordKey, StepRecord);
    if (other === undefined) throw error;
    return other;
  }
  const giveUp = () => clearAttempt(release, view.view, record.location, { lake, engine });
  const why = await whyOver(release, releases);
  if (why !== undefined) {
    await giveUp();
    throw new ReleaseIsOver(why);
  }
  if (await releases.create(recordKey, JSON.stringify(record), 'application/json')) return record;
  const first = await readJson(releases, recordKey, StepRecord);
  if (first === undefined) throw new Error(`The record of ${view.view} cannot be read.`);
  // A store that retries after a lost response can find the object that it created itself.
  if (first.location !== record.location) await giveUp();
  return first;
}

/** Writes one view to a new table and folder. Nothing is left of it after an error. */
async function writeAttempt(
  release: number,
  view: DeployedView,
  rebuild: number,
  { lake, engine }: Omit<Dependencies, 'releases'>,
  { database, signal }: InDatabase,
): Promise<StepRecord> {
  const attempt = { id: randomUUID().slice(0, 8), rebuild };
  const location = tableLocation(release, view.view, attempt);
  const record = { table: tableName(view.view, location), location };
  try {
    await engine.writeTable(view.sql, tableOf(database, view, record), { signal });
    return { ...record, files: await filesOfTable(location, lake) };
  } catch (error) {
    // Athena adds a table to the catalogue before its files are complete.
    await clearAttempt(release, view.view, location, { lake, engine }).catch(() => {});
    throw error;
  }
}

function recordOf({ view, location, files }: ReleaseManifest['tables'][number]): StepRecord {
  return { table: tableName(view, location), location, files };
}

function tableOf(database: string, view: DeployedView, { table, location }: StepRecord): NewTable {
  return {
    database,
    table,
    location,
    sortedBy: view.layer === 'marts' ? view.key : [],
    key: view.key,
  };
}

/** The lake's tables that the views read. The ledger and the reference tables are the release's own. */
function tablesOfLake({ views, reference }: Snapshot): readonly string[] {
  const names = new Set([...views.map(({ view }) => view), ...reference.map(({ table }) => table)]);
  const read = new Set(views.flatMap(({ reads }) => reads.filter((name) => !names.has(name))));
  read.delete(LEDGER.name);
  return [RELEASE_LEDGER.name, ...[...read].sort()];
}

function ownLedger(release: number): string {
  const columns = [...LEDGER.columns, ...LEDGER.partitions].map(({ name }) => `"${name}"`);
  return `create or replace view ${LEDGER.name} as select ${columns.join(', ')} from ${RELEASE_LEDGER.name} where release = ${release}`;
}
