import { join } from 'node:path';
import { type Bucket, type FunctionEntry, REGISTER } from '../../functions/register.ts';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { readAssets } from '../../functions/shared/pages/assets-folder.ts';
import { cachedPages } from '../../functions/shared/pages/build-assets.ts';
import { createRenderer } from '../../functions/shared/pages/render.ts';
import { type Clock, systemClock } from '../../functions/shared/ports/clock.ts';
import type { Log } from '../../functions/shared/ports/log.ts';
import { type Metrics, noMetrics } from '../../functions/shared/ports/metrics.ts';
import { COUNCILS_FILE, readCouncils } from '../../functions/shared/reference-data/councils.ts';
import { lakeTables } from '../../schemas/lake.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { DEMONSTRATION_COUNCILS } from './demonstration/councils.ts';
import { createDispatcher } from './dispatch-events.ts';
import type { EngineSettings } from './engine-settings.ts';
import { createInProcessQueue, type InProcessQueue } from './in-process-queue.ts';
import { createLocalDependencies } from './local-dependencies.ts';
import { openEngine } from './open-engine.ts';
import { openFunctions } from './open-functions.ts';
import { keepSecret } from './openid/local-secrets.ts';
import { createOpenidProvider, type OpenidProvider } from './openid-provider.ts';
import { runSchedules } from './run-schedules.ts';
import { bucketFolder, clearUnfinished, openStores, type Stores } from './stores.ts';
import { createUploadSigner, type UploadSigner } from './upload-signer.ts';
import { firstSteps } from './what-to-try.ts';

const PROJECT = join(import.meta.dirname, '../..');

export interface PlatformOptions {
  readonly origin: string;
  readonly dataFolder: string;
  readonly log: Log;
  readonly clock?: Clock;
  /** Receives metrics. Default: none. */
  readonly metrics?: Metrics;
  readonly demonstration?: boolean;
  /** The progress of the start, for pages. Undefined when it is complete. */
  readonly gettingReady?: () => string | undefined;
  /** The folder of views and published tables. Default: `sql/` of the project. */
  readonly sqlFolder?: string;
  /** Default: DuckDB. */
  readonly engine?: EngineSettings;
  /** How often each event is delivered. Tests use 2, because queues may deliver twice. */
  readonly deliveries?: number;
  /** Wraps the stores that functions use, for example with a counter. */
  readonly around?: (stores: Stores) => Stores;
  /** The returns that the service accepts. Default: all. */
  readonly returns?: readonly Return[];
  /** The functions that run. Default: every function of the platform. */
  readonly register?: readonly FunctionEntry[];
}

/** The whole platform on one machine: every function of the register with local adapters. */
export interface LocalPlatform {
  readonly http: Readonly<Record<string, HttpHandler>>;
  readonly stores: Stores;
  readonly signer: UploadSigner;
  readonly provider: OpenidProvider;
  readonly queue: InProcessQueue;
  readonly now: () => Date;
  /** Queues work that was requested before the last stop and not done. */
  recover(): Promise<void>;
  /** Calls the functions with a schedule now, and then at their intervals. */
  startSchedules(): void;
  close(): Promise<void>;
}

/** Opens the data folder, defines the views and wires every function. */
export async function openPlatform(options: PlatformOptions): Promise<LocalPlatform> {
  const { origin, dataFolder, log, clock = systemClock, metrics = noMetrics } = options;
  const signer = createUploadSigner({
    secret: Buffer.from(keepSecret(dataFolder, 'uploads'), 'base64url'),
    origin,
    now: () => clock.now(),
  });
  const queue = createInProcessQueue({ log });
  const dispatch = createDispatcher(queue, options.deliveries ?? 1);
  const announce = (bucket: Bucket, key: string) => dispatch.announce(bucket, key);
  const { around = (same) => same } = options;
  const stores = around(openStores(dataFolder, signer, announce));
  const { returns = RETURNS, sqlFolder = join(PROJECT, 'sql') } = options;
  const councils = readCouncils(join(sqlFolder, 'reference', COUNCILS_FILE));
  const engine = await openEngine(options.engine ?? 'duckdb', {
    lakeFolder: bucketFolder(dataFolder, 'lake'),
    sqlFolder,
    tables: lakeTables(returns),
  });
  const pages = readAssets(await cachedPages());
  const render = createRenderer({
    templatesFolder: join(PROJECT, 'functions'),
    assets: pages.names,
    councilNames: councils.names,
    demonstration: options.demonstration === true,
    ...(options.gettingReady && { gettingReady: options.gettingReady }),
  });
  const provider = createOpenidProvider({
    origin,
    dataFolder,
    councils: DEMONSTRATION_COUNCILS,
    firstSteps: firstSteps(dataFolder),
    otherCouncils: Object.entries(councils.names).map(([laCode, name]) => ({ laCode, name })),
  });
  const functions = await openFunctions(
    options.register ?? REGISTER,
    createLocalDependencies({
      origin,
      dataFolder,
      sqlFolder,
      log,
      metrics,
      clock,
      stores,
      engine,
      provider,
      councils,
      pages,
      render,
      returns,
      demonstration: options.demonstration === true,
    }),
  );
  for (const deploy of functions.deployments) await deploy({});
  dispatch.start(functions.workers);
  let schedules: ReturnType<typeof runSchedules> | undefined;
  return {
    http: functions.http,
    stores,
    signer,
    provider,
    queue,
    now: () => clock.now(),
    recover: async () => {
      await clearUnfinished(dataFolder);
      await dispatch.recover(stores);
    },
    startSchedules: () => {
      schedules ??= runSchedules(functions.schedules, log);
    },
    close: async () => {
      await schedules?.stop();
      await queue.idle();
      await engine.close();
    },
  };
}
