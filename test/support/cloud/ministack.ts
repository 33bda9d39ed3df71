import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tools/free-port.ts';
import { runCommand } from '../tools/run-command.ts';
import { startServer } from '../tools/start-server.ts';
import { toolFolder } from '../tools/tool-folder.ts';

const VERSION = '1.5.33';
const NODE = join(import.meta.dirname, '../../../node_modules/.bin');

/** Region of everything in the emulator. */
export const REGION = 'eu-west-2';

/** Credentials for clients of the emulator. It accepts any. */
export const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

export interface Ministack {
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  stop(): Promise<void>;
}

/**
 * Starts an empty emulator of AWS that only this machine can reach. `endpointOfLambdas` receives the
 * calls of its Lambdas. Default: the emulator itself. Throws when it cannot be fetched or does not start.
 */
export async function startMinistack(
  options: { readonly port?: number; readonly endpointOfLambdas?: string } = {},
): Promise<Ministack> {
  const python = join(await fetchMinistack(), 'bin', 'python');
  const folder = await mkdtemp(join(tmpdir(), 'care-stability-ministack-'));
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'ministack.log');
  const server = await startServer({
    name: 'The emulator of AWS',
    program: python,
    words: ['-m', 'ministack'],
    cwd: folder,
    logFile,
    limitSeconds: 90,
    env: {
      HOME: process.env.HOME,
      TMPDIR: folder,
      // Its Lambdas run with the first node on the path.
      PATH: `${NODE}:${process.env.PATH}`,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: REGION,
      IOT_MTLS_ENABLED: '0',
      AWS_ENDPOINT_URL: options.endpointOfLambdas ?? url,
    },
    isReady: async () => (await fetch(`${url}/_ministack/health`)).ok,
  });
  return {
    url,
    pid: server.pid,
    logFile,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The folder of the emulator's Python environment. Fetches it the first time. */
export async function fetchMinistack(): Promise<string> {
  return await toolFolder(`ministack-${VERSION}`, async (folder) => {
    await runCommand('python3', ['-m', 'venv', folder], { limitSeconds: 120 });
    const packages = [`ministack==${VERSION}`, 'cryptography'];
    const python = join(folder, 'bin', 'python');
    await runCommand(python, ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', ...packages], {
      limitSeconds: 300,
    });
    await leaveOutEmptyDescriptions(folder);
  });
}

const EMPTY_DESCRIPTION = '        "Description": table_input.get("Description", ""),\n';
const NO_DESCRIPTION =
  '        **({"Description": table_input["Description"]} if "Description" in table_input else {}),\n';

/**
 * Glue returns a table that was created without a description without one. The emulator returns an empty description,
 * with which Trino does not recognise a view. Throws when the source of the emulator has changed.
 */
async function leaveOutEmptyDescriptions(environment: string): Promise<void> {
  const [python = ''] = readdirSync(join(environment, 'lib'));
  const file = join(environment, 'lib', python, 'site-packages/ministack/services/glue.py');
  const source = await readFile(file, 'utf8');
  const repaired = source.replace(EMPTY_DESCRIPTION, NO_DESCRIPTION);
  if (repaired === source)
    throw new Error(`${file} has changed: check how it handles descriptions.`);
  await writeFile(file, repaired);
}
