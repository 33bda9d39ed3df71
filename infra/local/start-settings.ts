import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.ts';
import { type EngineSettings, readEngineSettings } from './engine-settings.ts';

/** Ids of submissions from versions in which they did not name their return. */
const EARLIER_ID = /^\d{3}-\d{4}-\d{14}-[0-9a-f]{12}$/;

export interface StartSettings {
  readonly port: number;
  readonly origin: string;
  readonly dataFolder: string;
  /** Start with published figures only. */
  readonly empty: boolean;
  readonly engine: EngineSettings;
}

/** Reads `--empty`, `PORT`, `DATA_DIR` and the engine. Throws `CannotStart` for a wrong value. */
export function readStartSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartSettings {
  const { PORT, DATA_DIR } = environment;
  const port = portOf(PORT || '3000');
  return {
    port,
    origin: `http://localhost:${port}`,
    dataFolder: folderOf(DATA_DIR || '.data'),
    empty: isEmptyAsked(args),
    engine: readEngineSettings(environment),
  };
}

function isEmptyAsked(args: readonly string[]): boolean {
  try {
    const options = { empty: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options }).values.empty;
  } catch {
    throw new CannotStart(
      `Unknown option "${args.join(' ')}". The only option is: npm start -- --empty`,
    );
  }
}

/** The SQL engine finds files by patterns, so the name of the folder must not contain one. */
function folderOf(text: string): string {
  const folder = resolve(text);
  if (!/[*?[\]{}]/.test(folder)) return folder;
  throw new CannotStart(
    `The data folder ${folder} has one of * ? [ ] { } in its name. Choose another: DATA_DIR=<folder> npm start`,
  );
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port > 0 && port < 65_536) return port;
  throw new CannotStart(
    `PORT is "${text}". Give a number from 1 to 65535, such as PORT=3001 npm start`,
  );
}

/**
 * Throws `CannotStart` if the port is taken, or if the folder is not writable or is of an earlier version. It is called
 * before any work is done.
 */
export async function requirePlaces({ port, dataFolder }: StartSettings): Promise<void> {
  if (!(await isFree(port))) throw portInUse(port);
  try {
    makeFolder(dataFolder);
    accessSync(dataFolder, constants.W_OK);
  } catch {
    throw new CannotStart(
      `${dataFolder} is not a writable folder. Choose another: DATA_DIR=<folder> npm start`,
    );
  }
  await refuseEarlierLayout(dataFolder);
}

/** One folder at a time: where none can be made, such as below /proc, Node's own recursion never ends. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

export function portInUse(port: number): CannotStart {
  const other = port === 3001 ? 3002 : 3001;
  return new CannotStart(
    `Port ${port} is in use. Stop what runs there, or choose another: PORT=${other} npm start`,
  );
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve: settle } = Promise.withResolvers<boolean>();
  server.once('error', () => settle(false));
  server.listen(port, '127.0.0.1', () => server.close(() => settle(true)));
  return await promise;
}

/** Throws `CannotStart` for a data folder with submission ids of an earlier version, which this version would not show. */
async function refuseEarlierLayout(dataFolder: string): Promise<void> {
  const submissions = join(dataFolder, 'store', 'submissions');
  for (const council of await readdir(submissions).catch(() => [])) {
    const names = await readdir(join(submissions, council)).catch(() => []);
    if (!names.some((name) => EARLIER_ID.test(name))) continue;
    throw new CannotStart(
      `${dataFolder} holds returns that an earlier version of Care Stability stored, which this one cannot read. Move that folder away, or choose another: DATA_DIR=<folder> npm start`,
    );
  }
}
