import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Metrics } from '../../functions/shared/ports/metrics.ts';
import { createLocalLog } from '../../infra/local/local-log.ts';
import {
  type LocalPlatform,
  openPlatform,
  type PlatformOptions,
} from '../../infra/local/platform.ts';
import { serve } from '../../infra/local/serve.ts';
import { bucketFolder } from '../../infra/local/stores.ts';
import { createApiClient } from './api-client.ts';
import type { Service, ServiceWishes } from './service.ts';
import { freePort } from './tools/free-port.ts';

/** A complete platform on its own port with an empty data folder, over HTTP as users reach it. */
export interface World extends Service {
  readonly dataFolder: string;
  readonly platform: LocalPlatform;
  /** Every log line so far. */
  readonly log: readonly string[];
  /** Stops the service after the work in progress has finished. Keeps the folder. */
  stop(): Promise<void>;
  /** Stops the service and removes its folder. */
  close(): Promise<void>;
}

export interface WorldOptions
  extends ServiceWishes,
    Pick<PlatformOptions, 'returns' | 'sqlFolder' | 'gettingReady'> {
  readonly dataFolder?: string;
  /** A folder sql/ with other published tables. Default: those of a few councils. */
  readonly sqlFolder?: string;
  /** Receives the metrics of the functions. */
  readonly metrics?: Metrics;
  /** Wraps the stores of the functions, for example to add delays. */
  readonly around?: PlatformOptions['around'];
  /** Pages say that the copy is a demonstration. */
  readonly demonstration?: boolean;
  /** Resume work that an earlier process did not finish. */
  readonly recover?: boolean;
}

/** Only the tests of `npm test` have this folder. Other suites, and the setup of a suite, start with all councils. */
function fewCouncils(): string | undefined {
  try {
    return inject('smallSqlFolder');
  } catch {
    return undefined;
  }
}

/** Opens a world. Without `dataFolder`, its lake starts with the published tables. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const dataFolder = options.dataFolder ?? (await newFolder(options));
  const sqlFolder = options.sqlFolder ?? fewCouncils();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const log: string[] = [];
  const platform = await openPlatform({
    origin,
    dataFolder,
    log: createLocalLog({ write: (line) => log.push(line) }),
    ...(options.clock && { clock: options.clock }),
    ...(sqlFolder && { sqlFolder }),
    ...(options.metrics && { metrics: options.metrics }),
    ...(options.around && { around: options.around }),
    ...(options.deliveries && { deliveries: options.deliveries }),
    ...(options.demonstration && { demonstration: true }),
    ...(options.returns && { returns: options.returns }),
    ...(options.gettingReady && { gettingReady: options.gettingReady }),
  });
  const server = serve(platform);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  if (options.recover) await platform.recover();
  const stop = async () => {
    await shut(server);
    await platform.close();
  };
  return {
    origin,
    dataFolder,
    platform,
    log,
    as: (account, patienceSeconds) =>
      createApiClient({
        origin,
        dataFolder,
        account,
        ...(options.returns && { returns: options.returns }),
        ...(patienceSeconds && { patienceSeconds }),
      }),
    lakeText: () => textOf(join(dataFolder, 'store', 'lake')),
    logText: async () => log.join('\n'),
    stop,
    async close() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function newFolder({ sqlFolder }: WorldOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'care-stability-test-'));
  // Only the suites of `npm test` have this lake.
  const lake: string | undefined = inject('deployedLake');
  if (sqlFolder === undefined && lake !== undefined) {
    await cp(lake, bucketFolder(folder, 'lake'), { recursive: true });
  }
  return folder;
}

async function textOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  return texts.join('\n');
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
