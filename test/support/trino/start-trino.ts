import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTrinoEngine } from '../../../functions/shared/adapters/trino/trino-engine.ts';
import { freePort } from '../tools/free-port.ts';
import { startServer } from '../tools/start-server.ts';
import { type Catalogue, properties } from './catalogues.ts';
import { fetchTrino } from './fetch-trino.ts';
import { findJava } from './find-java.ts';

export interface TrinoToStart {
  /** Settings of each catalogue by its name. */
  readonly catalogues: Readonly<Record<string, Catalogue>>;
  /** Limit of the Java heap, such as 1500M. */
  readonly maxHeap?: string;
  /** Folder of its settings, data and log. Default: a temporary folder that is removed when it stops. */
  readonly workFolder?: string;
}

export interface Trino {
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Starts Trino with one node. Only this machine can reach it. Throws when it cannot be fetched, or does not start (with its log). */
export async function startTrino(options: TrinoToStart): Promise<Trino> {
  const home = await fetchTrino();
  const java = await findJava();
  const folder = options.workFolder ?? (await mkdtemp(join(tmpdir(), 'care-stability-trino-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'trino.log');
  const etc = await writeSettings(folder, url, port, options);
  const places = ['--etc-dir', etc, '--data-dir', join(folder, 'data'), '--jvm-dir', java];
  const server = await startServer({
    name: 'Trino',
    program: join(home, 'bin', 'launcher'),
    words: [...places, 'run'],
    cwd: folder,
    logFile,
    limitSeconds: 180,
    env: { ...process.env, JAVA_HOME: java },
    isReady: () => isReady(url),
  });
  return {
    url,
    pid: server.pid,
    logFile,
    async stop() {
      await server.stop();
      if (options.workFolder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

// Trino reports that it has started before its node is active. A query sent in between would wait for five minutes.
async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/v1/info`);
  const { starting } = (await response.json()) as { starting: boolean };
  if (!response.ok || starting) return false;
  const place = { catalog: 'system', schema: 'runtime', lakeUri: '' };
  const engine = createTrinoEngine({ url, user: 'test', ...place, limitSeconds: 5 });
  const [answer] = await engine.query('select 1 as answer');
  return answer?.answer === 1;
}

async function writeSettings(
  folder: string,
  url: string,
  port: number,
  { catalogues, maxHeap = '1500M' }: TrinoToStart,
): Promise<string> {
  const etc = join(folder, 'etc');
  await mkdir(join(etc, 'catalog'), { recursive: true });
  const write = (name: string, text: string) => writeFile(join(etc, name), text);
  await write('config.properties', properties(configuration(url, port)));
  await write('node.properties', properties(node(folder)));
  await write('jvm.config', `${[`-Xmx${maxHeap}`, ...JAVA_OPTIONS].join('\n')}\n`);
  await write('log.properties', 'io.trino=WARN\n');
  for (const [name, catalogue] of Object.entries(catalogues)) {
    await write(join('catalog', `${name}.properties`), properties(catalogue));
  }
  return etc;
}

const JAVA_OPTIONS = [
  // It plans hundreds of small queries and stops, so optimising compilation costs more than it saves.
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djdk.attach.allowAttachSelf=true',
  '--enable-native-access=ALL-UNNAMED',
];

function configuration(url: string, port: number): Catalogue {
  return {
    coordinator: 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': String(port),
    'discovery.uri': url,
    'query.max-memory': '1GB',
    'query.max-memory-per-node': '800MB',
  };
}

function node(folder: string): Catalogue {
  return {
    'node.environment': 'test',
    'node.id': randomUUID(),
    'node.data-dir': join(folder, 'data'),
    'node.bind-ip': '127.0.0.1',
    'node.internal-address': '127.0.0.1',
  };
}
