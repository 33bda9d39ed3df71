import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');
const NOT_SOURCE = /^(\..*|node_modules|cdk\.out|coverage)$/;
const run = promisify(execFile);

/** A copy of the project in which a recipe can be followed. */
export interface ProjectCopy {
  /** Creates or changes a file. Throws if the edit does not change the text. */
  write(path: string, edit: (text: string) => string): Promise<void>;
  /** Runs a command in the copy and returns its output. If it fails, throws an error with the output. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Copies the source of the project, with a link to the installed packages. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'recipe-'));
  for (const name of await readdir(ROOT)) {
    if (!NOT_SOURCE.test(name)) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    write: async (path, edit) => {
      const file = join(folder, path);
      const before = await readFile(file, 'utf8').catch(() => '');
      const after = edit(before);
      if (after === before) throw new Error(`${path} is not as the recipe expects it.`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, after);
    },
    run: async (command, ...args) => {
      const environment = {
        ...process.env,
        PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
      };
      try {
        const { stdout } = await run(command, args, { cwd: folder, env: environment });
        return stdout;
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
