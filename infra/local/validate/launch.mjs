// Starts the command from one bundled, compiled file: loading hundreds of small ones takes longer than checking a small return.
// Plain JavaScript, so that not even this file has to be read as TypeScript.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..', '..');
const cache = join(project, 'node_modules', '.cache', 'care-stability');
const bundle = join(cache, 'validate.mjs');
const made = join(cache, 'validate.json');

/** When each file of the bundle was last changed. Undefined if one is missing. */
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
  // Renamed into place, because several commands may start at once.
  renameSync(beside, bundle);
  renameSync(`${made}.${process.pid}`, made);
}

// Paths are relative to the user's folder. npm starts scripts in the project and names that folder in INIT_CWD.
process.env.INIT_CWD ??= process.cwd();
process.chdir(project);
if (!isFresh()) await makeBundle();
enableCompileCache(cache);
await import(bundle);
