import { deployViews } from '../../../functions/deploy-views/deploy-views.ts';
import { createHandler } from '../../../functions/release-indicators/handler.ts';
import { toParquet } from '../../../functions/shared/lake/write-parquet.ts';
import type { Facts } from '../../../functions/shared/ports/log.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../../functions/shared/ports/object-store-memory.ts';
import type { QueryEngine } from '../../../functions/shared/ports/query-engine.ts';
import { writeEntry } from '../../../functions/shared/submissions/ledger.ts';
import { ReleaseManifest } from '../../../schemas/api/releases.ts';
import { LAKE_TABLES } from '../../../schemas/lake.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { type Lake, openLake } from '../../sql/support/lake.ts';
import { type PublishedRow, shipped, smallSql } from '../../support/small-sql.ts';

const COUNCILS = ['823', '344'];
const CLOCK = { now: () => new Date('2026-11-22T12:00:00.000Z') };
const DAYS_TO_1970 = (day: string) => Date.parse(day) / 86_400_000;

/** A council's return with a given number of children in care and of placements. */
export interface SmallReturn {
  readonly laCode: string;
  readonly collectionYear: number;
  readonly sequence: number;
  readonly children: number;
  readonly placements: number;
  /** The number of children with this many placements. The others have one. Default: all. */
  readonly movers?: number;
}

/** A return for tests that do not depend on its content. */
export const A_RETURN: SmallReturn = {
  laCode: '823',
  collectionYear: 2025,
  sequence: 1,
  children: 4,
  placements: 3,
};

export interface ReleaseWorld {
  readonly lake: Lake;
  readonly releases: ObjectStore;
  /** Writes a return to the lake in the order of a publication: files first, the ledger entry last. */
  publish(what: SmallReturn): Promise<string>;
  withdraw(what: SmallReturn, sequence: number): Promise<void>;
  /** Requests a release and makes it, with optional wrappers around the worker's stores or engine. */
  release(number: number, around?: Around): Promise<void>;
  /** Does the work that a decision on a release triggers. */
  clear(number: number): Promise<void>;
  /** Log lines of the workers. */
  readonly logged: readonly Facts[];
  /** The content of a release's folder: text by key, without parts that differ in every release. */
  documents(number: number): Promise<Record<string, string>>;
  manifest(number: number): Promise<ReleaseManifest>;
  /** Deploys again, with these published tables in place of those before. */
  deploy(tables: Readonly<Record<string, readonly PublishedRow[]>>): Promise<void>;
  close(): Promise<void>;
}

interface Around {
  readonly engine?: (engine: QueryEngine) => QueryEngine;
  readonly releases?: (store: ObjectStore) => ObjectStore;
  readonly lake?: (store: ObjectStore) => ObjectStore;
  /** The number of the attempt. Default: 1. */
  readonly attempt?: number;
  readonly secondsAtATime?: number;
  readonly measures?: readonly Measure[];
  /** True for a draft, whose manifest is written when it is published. */
  readonly draft?: boolean;
}

const folders = new Map<string, Promise<string>>();

/** The folder sql/ of these councils, made once for all worlds of a file: nothing writes to it. */
function sqlOf(councils: readonly PublishedRow[]): Promise<string> {
  const key = JSON.stringify(councils);
  const folder = folders.get(key) ?? smallSql({ ref_councils: councils });
  folders.set(key, folder);
  return folder;
}

/** A lake with the published tables of a few councils, and the workers that make releases from it. */
export async function openReleaseWorld(codes = COUNCILS): Promise<ReleaseWorld> {
  const councils = shipped('ref_councils').filter(({ la_code }) => codes.includes(`${la_code}`));
  const lake = await openLake(await sqlOf(councils));
  const releases = createMemoryStore();
  const logged: Facts[] = [];
  const workerOf = (around: Around = {}) => {
    const { engine = (same) => same, releases: between = (same) => same } = around;
    return createHandler({
      releases: between(releases),
      lake: (around.lake ?? ((same) => same))(lake.store),
      engine: engine(lake.engine),
      clock: CLOCK,
      log: {
        info: (event, facts = {}) => void logged.push({ event, ...facts }),
        defect: () => {},
      },
      ...(around.measures && { measures: around.measures }),
      ...(around.secondsAtATime !== undefined && { secondsAtATime: around.secondsAtATime }),
    });
  };
  return {
    lake,
    releases,
    publish: (what) => publish(lake.store, what),
    withdraw: async (what, sequence) => {
      await entry(lake.store, what, sequence, 'withdraw');
    },
    async release(number, around = {}) {
      const key = `${String(number).padStart(6, '0')}/request.json`;
      const { draft } = around;
      const request = {
        at: '2026-11-22T11:59:00.000Z',
        by: 'analyst',
        note: '',
        ...(draft && { draft }),
      };
      await releases.create(key, JSON.stringify(request));
      const worker = workerOf(around);
      await worker({ key, attempt: around.attempt ?? 1 });
    },
    clear: (number) =>
      workerOf()({ key: `${String(number).padStart(6, '0')}/decision.json`, attempt: 1 }),
    logged,
    async documents(number) {
      const folder = String(number).padStart(6, '0');
      const found: Record<string, string> = {};
      for await (const { key } of releases.list(`${folder}/`)) {
        const name = key.slice(folder.length + 1);
        if (!/^(units|measures)\/|^places\.json$/u.test(name)) continue;
        const body = Buffer.from((await releases.get(key))?.body ?? '').toString('utf8');
        found[name] = body.replace(`"release":${number},`, '"release":0,');
      }
      return found;
    },
    async manifest(number) {
      const stored = await releases.get(`${String(number).padStart(6, '0')}/manifest.json`);
      return ReleaseManifest.parse(JSON.parse(Buffer.from(stored?.body ?? '').toString('utf8')));
    },
    async deploy(tables) {
      const sqlFolder = await smallSql({ ref_councils: councils, ...tables });
      await deployViews({ lake: lake.store, engine: lake.engine, sqlFolder });
    },
    close: () => lake.close(),
  };
}

const submissionOf = ({ laCode, collectionYear, sequence }: SmallReturn): string =>
  `ssda903-${laCode}-${collectionYear}-${String(sequence).padStart(14, '0')}-0123456789ab`;

async function entry(
  lake: ObjectStore,
  what: SmallReturn,
  sequence: number,
  action: 'accept' | 'withdraw',
): Promise<void> {
  const { laCode, collectionYear } = what;
  await writeEntry(
    lake,
    { returnType: 'ssda903', laCode, collectionYear },
    {
      sequence,
      action,
      submission_id: submissionOf(what),
      at: '2026-11-20T09:00:00.000Z',
      by: 'officer',
    },
  );
}

async function publish(lake: ObjectStore, what: SmallReturn): Promise<string> {
  const submission = submissionOf(what);
  const { laCode, collectionYear } = what;
  const common = { submission_id: submission, la_code: laCode };
  const children = Array.from({ length: what.children }, (_, at) => `${laCode}-child-${at}`);
  await write(
    'ssda903_header',
    children.map((child) => ({
      ...common,
      child_ref: child,
      sex: '1',
      birth_year: 2012,
      birth_month: 5,
    })),
  );
  await write(
    'ssda903_episodes',
    children.flatMap((child, number) => {
      const placements = number < (what.movers ?? what.children) ? what.placements : 1;
      return Array.from({ length: placements }, (_, at) => {
        const isLast = at === placements - 1;
        return {
          ...common,
          child_ref: child,
          decom: DAYS_TO_1970(`${collectionYear - 1}-05-${String(at + 1).padStart(2, '0')}`),
          dec: isLast
            ? null
            : DAYS_TO_1970(`${collectionYear - 1}-05-${String(at + 2).padStart(2, '0')}`),
          rec: isLast ? null : 'X1',
          rne: at === 0 ? 'S' : 'P',
          ls: 'C2',
          place: 'U4',
          is_end_unreadable: false,
        };
      });
    }),
  );
  await entry(lake, what, what.sequence, 'accept');
  return submission;

  async function write(name: string, rows: Parameters<typeof toParquet>[1]): Promise<void> {
    const table = LAKE_TABLES.find((one) => one.name === name);
    if (table === undefined) throw new Error(`There is no table ${name}.`);
    const key = `${table.location}/collection_year=${collectionYear}/${submission}.parquet`;
    await lake.put(key, toParquet(table, rows));
  }
}
