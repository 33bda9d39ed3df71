import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demonstrate, publishFirstRelease } from './demonstrate.ts';
import { createLocalLog } from './local-log.ts';
import { openPlatform } from './platform.ts';

import { serve } from './serve.ts';

const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } });
const port = Number(process.env.PORT ?? 3000);
const dataFolder = resolve(process.env.DATA_DIR ?? '.data');
const origin = `http://localhost:${port}`;

/** Opens the platform on this machine, runs the main job once, and serves until it is stopped. */
async function start(): Promise<void> {
  say('Care Stability is starting.');
  const platform = await openPlatform({
    origin,
    dataFolder,
    log: createLocalLog(process.stderr),
    demonstration: true,
  });
  const server = serve(platform);
  await listen(server);
  writeFileSync(join(dataFolder, 'running.json'), JSON.stringify({ origin }));
  await platform.recover();
  const settings = { origin, dataFolder, say };
  if (values.empty) await publishFirstRelease(settings);
  else await demonstrate(settings);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void platform.close().then(() => process.exit(0));
    });
  }
  say(`Ready: ${origin}`);
}

async function listen(server: ReturnType<typeof serve>): Promise<AddressInfo> {
  const { promise, resolve: done, reject } = Promise.withResolvers<AddressInfo>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => done(server.address() as AddressInfo));
  return await promise;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what runs there, or choose another: PORT=3001 npm start`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
