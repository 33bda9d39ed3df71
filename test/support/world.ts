import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../functions/shared/ports/clock.ts';
import { createLocalLog } from '../../infra/local/local-log.ts';
import { openPlatform, type Platform } from '../../infra/local/platform.ts';
import { serve } from '../../infra/local/serve.ts';
import { type ApiClient, createApiClient } from './api-client.ts';

/** A whole platform on a port of its own, with an empty data folder, reached over HTTP as users reach it. */
export interface World {
  readonly origin: string;
  readonly dataFolder: string;
  readonly platform: Platform;
  /** Every log line so far. */
  readonly log: readonly string[];
  /** A client of the API with the token of a demonstration account, such as `officer 823`. */
  as(account: string): Promise<ApiClient>;
  /** Stops the service as a power cut would not: work under way ends first. The folder stays. */
  stop(): Promise<void>;
  /** Stops the service and removes its folder. */
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly dataFolder?: string;
  readonly clock?: Clock;
  readonly deliveries?: number;
  /** Pages say that the copy is a demonstration. */
  readonly demonstration?: boolean;
  /** Take up work that an earlier process left undone. */
  readonly recover?: boolean;
}

/** Opens a world. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'care-stability-test-')));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const log: string[] = [];
  const platform = await openPlatform({
    origin,
    dataFolder,
    log: createLocalLog({ write: (line) => log.push(line) }),
    ...(options.clock && { clock: options.clock }),
    ...(options.deliveries && { deliveries: options.deliveries }),
    ...(options.demonstration && { demonstration: true }),
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
    as: (account) => createApiClient({ origin, dataFolder, account }),
    stop,
    async close() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
