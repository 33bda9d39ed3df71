import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import {
  portInUse,
  readStartSettings,
  requirePlaces,
  type StartSettings,
} from './start-settings.ts';

/** When the service stops, work that takes longer than this is stopped too, and repeated at the next start. */
const GRACE_MS = 5000;

let isStopping = false;

/** Closes what has been opened so far. */
let close = async (): Promise<void> => {};

/** Opens the platform on this machine, runs the main job once, and serves until it is stopped. */
async function start(settings: StartSettings): Promise<void> {
  const { origin, dataFolder, port, empty, engine } = settings;
  await requirePlaces(settings);
  say(
    'Care Stability is starting. It can be opened in a few seconds, on a busy machine in a minute.',
  );
  // Loaded only now, so that a busy port is reported at once.
  const { openPlatform } = await import('./platform.ts');
  const { serve } = await import('./serve.ts');
  const { createLocalLog } = await import('./local-log.ts');
  const { demonstrate, holdsInventedReturns, publishFirstRelease } = await import(
    './demonstrate.ts'
  );
  const { firstSteps, writeSample } = await import('./what-to-try.ts');
  const notReady = `The ${empty ? 'first release' : 'demonstration'} is not ready yet.`;
  let gettingReady: string | undefined = notReady;
  const platform = await openPlatform({
    origin,
    dataFolder,
    log: createLocalLog(process.stderr),
    engine,
    gettingReady: () => gettingReady,
    // Only a folder with invented returns may label its returns as invented.
    demonstration: !empty || holdsInventedReturns(dataFolder),
  });
  const server = serve(platform);
  await listen(server, port);
  close = () => {
    server.close();
    server.closeAllConnections();
    return platform.close();
  };
  writeFileSync(join(dataFolder, 'running.json'), JSON.stringify({ origin }));
  await platform.recover();
  writeSample(dataFolder);
  const onProgress = (doing: string) => {
    gettingReady = `${notReady} ${doing}`;
  };
  if (empty) await publishFirstRelease({ origin, dataFolder, say, onProgress });
  else await demonstrate({ origin, dataFolder, say, onProgress });
  gettingReady = undefined;
  platform.startSchedules();
  say(`What to try first, signed in at ${origin}/sign-in:`);
  for (const { who, what } of firstSteps(dataFolder)) say(`  ${who}: ${what}`);
  say(`Ready: ${origin}`);
}

async function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', () => reject(portInUse(port)));
  server.listen(port, '127.0.0.1', resolve);
  await promise;
}

function stopOnSignal(): void {
  const end = () => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isStopping = true;
      setTimeout(end, GRACE_MS);
      void close().then(end, end);
    });
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function explain(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

stopOnSignal();
try {
  await start(readStartSettings(process.argv.slice(2), process.env));
} catch (error) {
  // Closing the connections makes the demonstration fail, so the error is expected.
  if (!isStopping) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}
