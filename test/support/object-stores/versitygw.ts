import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tools/free-port.ts';
import { runCommand } from '../tools/run-command.ts';
import { startServer } from '../tools/start-server.ts';
import { toolFolder } from '../tools/tool-folder.ts';

const VERSION = '1.8.0';

export interface Versitygw {
  readonly url: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  stop(): Promise<void>;
}

/**
 * Starts a server of the S3 protocol over a folder. Only this machine can reach it. It checks signatures, as S3 does.
 * The first call builds it, which takes minutes. Throws when it cannot be fetched or does not start.
 */
export async function startVersitygw(): Promise<Versitygw> {
  const program = join(await fetchVersitygw(), 'versitygw');
  const folder = await mkdtemp(join(tmpdir(), 'care-stability-versitygw-'));
  const [data, notes] = [join(folder, 'data'), join(folder, 'notes')];
  await Promise.all([mkdir(data), mkdir(notes)]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const region = 'eu-west-2';
  const credentials = { accessKeyId: 'tests', secretAccessKey: 'the-secret-of-the-tests' };
  const server = await startServer({
    name: 'versitygw',
    program,
    words: ['--port', `127.0.0.1:${port}`, '--region', region, 'posix', '--sidecar', notes, data],
    cwd: folder,
    logFile: join(folder, 'versitygw.log'),
    limitSeconds: 30,
    env: {
      ...process.env,
      ROOT_ACCESS_KEY: credentials.accessKeyId,
      ROOT_SECRET_KEY: credentials.secretAccessKey,
    },
    // A refusal of an unsigned request shows that the server is running.
    isReady: async () => (await fetch(url)).status > 0,
  });
  return {
    url,
    region,
    credentials,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function fetchVersitygw(): Promise<string> {
  return await toolFolder(`versitygw-${VERSION}`, async (folder) => {
    const words = ['install', `github.com/versity/versitygw/cmd/versitygw@v${VERSION}`];
    // Modules and build output go to a temporary folder. By default they would stay in the user's home.
    const go = await mkdtemp(join(tmpdir(), 'care-stability-go-'));
    const env = {
      ...process.env,
      GOBIN: folder,
      GOPATH: go,
      GOMODCACHE: join(go, 'modules'),
      GOCACHE: join(go, 'build'),
      GOFLAGS: '-modcacherw',
    };
    await runCommand('go', words, { env, limitSeconds: 900 })
      .catch((error: unknown) => {
        throw new Error(
          `versitygw ${VERSION} could not be fetched. It is built with Go.\n${error}`,
        );
      })
      .finally(() => rm(go, { recursive: true, force: true }));
  });
}
