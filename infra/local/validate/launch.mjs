// Starts the command from one bundled, compiled file: loading hundreds of small ones takes longer than checking a small return.
// Plain JavaScript, so that not even this file has to be read as TypeScript.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..', '..');
const cache = join(project, 'node_modules', '.cache', 'care-stability');
const bundle = join(cache, 'validate.mjs');
const made = join(cache, 'validate.json');

/** When each file that the bundle was made of was changed last; undefined where one is gone. */
function timesOf(files) {
  return files.map((file) => statSync(join(project, file), { throwIfNoEntry: false })?.mtimeMs);
}

function isFresh() {
  try {
    const { files, times } = JSON.parse(readFileSync(made, 'utf8'));
    return JSON.stringify(timesOf(files)) === JSON.stringify(times);
  } catch {
    return false;
  }
}

async function makeBundle() {
  const { build } = await import('esbuild');
  mkdirSync(cache, { recursive: true });
  const beside = `${bundle}.${process.pid}`;
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: ['infra/local/validate/validate.ts'],
    outfile: beside,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
  });
  const files = Object.keys(metafile.inputs);
  writeFileSync(`${made}.${process.pid}`, JSON.stringify({ files, times: timesOf(files) }));
  // Whole or not at all, since several commands may start at once.
  renameSync(beside, bundle);
  renameSync(`${made}.${process.pid}`, made);
}

// Paths are meant from where the user stands; npm says where, and starts scripts in the project.
process.env.INIT_CWD ??= process.cwd();
process.chdir(project);
if (!isFresh()) await makeBundle();
enableCompileCache(cache);
await import(bundle);
