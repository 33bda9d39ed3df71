import { readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../tools/run-command.ts';
import { toolFolder } from '../tools/tool-folder.ts';

const VERSION = '476';

/** Plugins for the lake, and for tables in memory that a test fills. */
const PLUGINS = new Set(['hive', 'memory']);

/** The folder of Trino. Fetches 821 MB from Maven Central the first time. Throws an error that says what is missing. */
export async function fetchTrino(): Promise<string> {
  return await toolFolder(`trino-${VERSION}`, async (folder) => {
    const fetched = join(folder, 'fetched');
    await fetchArchive(fetched);
    const archive = join(fetched, `trino-server-${VERSION}.tar.gz`);
    await runCommand('tar', ['-xzf', archive, '-C', fetched], { limitSeconds: 300 });
    const unpacked = join(fetched, `trino-server-${VERSION}`);
    // Unpacks everything first: a file that plugins share is in the archive once, under the first of them.
    await keepPlugins(join(unpacked, 'plugin'));
    for (const name of ['bin', 'lib', 'plugin', 'secrets-plugin']) {
      await rename(join(unpacked, name), join(folder, name));
    }
    await rm(fetched, { recursive: true });
  });
}

async function fetchArchive(folder: string): Promise<void> {
  await mkdir(folder);
  const words = [
    '-q',
    '-B',
    // A temporary repository, because the archive would stay in the user's repository.
    `-Dmaven.repo.local=${join(folder, 'repository')}`,
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
    `-Dartifact=io.trino:trino-server:${VERSION}:tar.gz`,
    `-DoutputDirectory=${folder}`,
  ];
  await runCommand('mvn', words, { cwd: folder, limitSeconds: 900 }).catch((error: unknown) => {
    throw new Error(
      `Trino ${VERSION} could not be fetched. It comes through Maven (mvn) from Maven Central.\n${error}`,
    );
  });
}

async function keepPlugins(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (!PLUGINS.has(name)) await rm(join(folder, name), { recursive: true });
  }
}
