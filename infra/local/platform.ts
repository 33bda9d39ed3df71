import { join } from 'node:path';
import { createHandler as createBuildEvidencePack } from '../../functions/build-evidence-pack/handler.ts';
import { createHandler as createCalculateFigures } from '../../functions/calculate-figures/handler.ts';
import { createHandler as createDeployViews } from '../../functions/deploy-views/handler.ts';
import { createHandler as createPublishReturn } from '../../functions/publish-return/handler.ts';
import type { Bucket } from '../../functions/register.ts';
import { createHandler as createReleaseIndicators } from '../../functions/release-indicators/handler.ts';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { readAssets } from '../../functions/shared/pages/assets-folder.ts';
import { cachedPages } from '../../functions/shared/pages/build-assets.ts';
import { createRenderer } from '../../functions/shared/pages/render.ts';
import { type Clock, systemClock } from '../../functions/shared/ports/clock.ts';
import type { Log } from '../../functions/shared/ports/log.ts';
import { type Metrics, noMetrics } from '../../functions/shared/ports/metrics.ts';
import { COUNCILS_FILE, readCouncils } from '../../functions/shared/reference-data/councils.ts';
import { openReference } from '../../functions/shared/reference-data/open-reference.ts';
import { createHandler as createValidateReturn } from '../../functions/validate-return/handler.ts';
import { lakeTables } from '../../schemas/lake.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { DEMONSTRATION_COUNCILS } from './demonstration/councils.ts';
import { createDispatcher } from './dispatch-events.ts';
import type { EngineSettings } from './engine-settings.ts';
import { grantedStores } from './granted-stores.ts';
import { createHttpFunctions } from './http-functions.ts';
import { createInProcessQueue, type InProcessQueue, type WorkHandler } from './in-process-queue.ts';
import { createLocalKeyRing } from './local-key-ring.ts';
import { openEngine } from './open-engine.ts';
import { keepSecret } from './openid/local-secrets.ts';
import { createOpenidProvider, type OpenidProvider } from './openid-provider.ts';
import { bucketFolder, clearUnfinished, openStores, type Stores } from './stores.ts';
import { createUploadSigner, type UploadSigner } from './upload-signer.ts';

const PROJECT = join(import.meta.dirname, '../..');

export interface PlatformOptions {
  readonly origin: string;
  readonly dataFolder: string;
  readonly log: Log;
  readonly clock?: Clock;
  /** Receives metrics. Default: none. */
  readonly metrics?: Metrics;
  readonly demonstration?: boolean;
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
  const of = (name: string) => grantedStores(name, stores);
  const { returns = RETURNS, sqlFolder = join(PROJECT, 'sql') } = options;
  const councils = readCouncils(join(sqlFolder, 'reference', COUNCILS_FILE));
  const engine = await openEngine(options.engine ?? 'duckdb', {
    lakeFolder: bucketFolder(dataFolder, 'lake'),
    sqlFolder,
    tables: lakeTables(returns),
  });
  await createDeployViews({ lake: of('deploy-views').lake, engine, sqlFolder })({});
  const pages = readAssets(await cachedPages());
  const render = createRenderer({
    templatesFolder: join(PROJECT, 'functions'),
    assets: pages.names,
    councilNames: councils.names,
    demonstration: options.demonstration === true,
  });
  const keys = createLocalKeyRing(keepSecret(dataFolder, 'master-key'));
  const workers: Record<string, WorkHandler> = {
    'validate-return': createValidateReturn({
      ...of('validate-return'),
      keys,
      reference: openReference(of('validate-return').reference, councils),
      clock,
      metrics,
      returns,
    }),
    'publish-return': createPublishReturn({
      ...of('publish-return'),
      clock,
      metrics,
      keys,
      returns,
    }),
    'calculate-figures': createCalculateFigures({
      ...of('calculate-figures'),
      clock,
      keys,
      engine,
      returns,
    }),
    'release-indicators': createReleaseIndicators({
      ...of('release-indicators'),
      clock,
      metrics,
      engine,
    }),
    'build-evidence-pack': createBuildEvidencePack({
      ...of('build-evidence-pack'),
      metrics,
      render,
      demonstration: options.demonstration === true,
    }),
  };
  dispatch.start(workers);
  const provider = createOpenidProvider({
    origin,
    dataFolder,
    councils: DEMONSTRATION_COUNCILS,
    otherCouncils: Object.entries(councils.names).map(([laCode, name]) => ({ laCode, name })),
  });
  return {
    http: createHttpFunctions({
      origin,
      dataFolder,
      log,
      metrics,
      clock,
      stores,
      provider,
      councils,
      pages,
      render,
      returns,
    }),
    stores,
    signer,
    provider,
    queue,
    now: () => clock.now(),
    recover: async () => {
      await clearUnfinished(dataFolder);
      await dispatch.recover(stores);
    },
    close: async () => {
      await queue.idle();
      await engine.close();
    },
  };
}
