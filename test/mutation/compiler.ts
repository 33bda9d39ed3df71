import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { RULES_FOLDER } from './rule-modules.ts';

const ROOT = join(import.meta.dirname, '../..');
const TSC = join(ROOT, 'node_modules/.bin/tsc');

/** A mutant may leave names unused. That is not a type error. */
const OPTIONS = { noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true };

interface Changed {
  readonly file: string;
  readonly text: string;
}

/** The errors of the compiler. Indented lines, which explain an error, are dropped. */
function faultsIn(folder: string): Promise<readonly string[]> {
  return new Promise((resolve) => {
    execFile(TSC, ['--project', folder, '--pretty', 'false'], (_status, said) => {
      resolve(said.split('\n').filter((line) => /^\S/.test(line)));
    });
  });
}

/** The mutants that do not compile, such as `a > b` where `a` may be null. No one can write them by mistake. */
export async function refusedByCompiler<M extends Changed>(
  mutants: readonly M[],
): Promise<ReadonlySet<M>> {
  const folder = mkdtempSync(join(tmpdir(), 'care-stability-mutants-'));
  try {
    cpSync(join(ROOT, 'schemas'), join(folder, 'schemas'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const config = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: OPTIONS,
      include: ['schemas'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const copies = mutants.map((mutant, index) => {
      const path = join(relative(ROOT, RULES_FOLDER), dirname(mutant.file), `mutant-${index}.ts`);
      writeFileSync(join(folder, path), mutant.text);
      return { mutant, name: `/mutant-${index}.ts(` };
    });
    const said = await faultsIn(folder);
    const own = said.find((line) => !line.includes('/mutant-'));
    if (own !== undefined) throw new Error(`The code without mutants does not compile: ${own}`);
    return new Set(
      copies
        .filter(({ name }) => said.some((line) => line.includes(name)))
        .map(({ mutant }) => mutant),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
