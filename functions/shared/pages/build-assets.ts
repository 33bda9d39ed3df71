import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AssetNames } from './render.ts';

const SOURCES = path.join(import.meta.dirname, 'assets');
const FUNCTIONS = path.join(import.meta.dirname, '../..');
const MODULES = path.join(FUNCTIONS, '../node_modules');
const GOVUK = path.join(MODULES, 'govuk-frontend/dist/govuk');

/**
 * Writes what pages need at run time to a folder: `assets/`, with a hash of the content in each file name,
 * `manifest.json` from plain to published names, and `templates/`. Returns the manifest.
 */
export async function buildPages(folder: string): Promise<AssetNames> {
  const files = { ...(await styles()), ...(await script()), ...(await images()) };
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  const names: Record<string, string> = {};
  for (const [name, content] of Object.entries(files)) {
    const published = hashedName(name, content);
    names[name] = published;
    await writeFile(path.join(folder, 'assets', published), content);
  }
  await copyTemplates(path.join(folder, 'templates'));
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(names));
  return names;
}

/** A folder made by `buildPages`. It is made again only when one of its sources has changed. */
export async function cachedPages(
  cache = path.join(MODULES, '.cache/care-stability-pages'),
): Promise<string> {
  const folder = path.join(cache, await fingerprint());
  if (existsSync(path.join(folder, 'manifest.json'))) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await buildPages(unfinished);
  await rename(unfinished, folder).catch(async () => {
    // Another process finished the same folder first. It contains the same files.
    await rm(unfinished, { recursive: true, force: true });
  });
  return folder;
}

async function styles(): Promise<Record<string, string>> {
  // Loaded only when used, because it takes 0.3 s and built pages are cached. So is esbuild.
  const { compile } = await import('sass');
  const { css } = compile(path.join(SOURCES, 'styles.scss'), {
    loadPaths: [MODULES],
    style: 'compressed',
    quietDeps: true,
    charset: false,
  });
  return { 'styles.css': css };
}

async function script(): Promise<Record<string, string>> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path.join(SOURCES, 'script.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  });
  return { 'script.js': outputFiles[0]?.text ?? '' };
}

async function images(): Promise<Record<string, string>> {
  return { 'favicon.svg': await readFile(path.join(SOURCES, 'favicon.svg'), 'utf8') };
}

function hashedName(name: string, content: string): string {
  const { name: stem, ext } = path.parse(name);
  return `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}${ext}`;
}

async function copyTemplates(target: string): Promise<void> {
  for (const file of await templates(FUNCTIONS)) {
    await cp(path.join(FUNCTIONS, file), path.join(target, file));
  }
  for (const file of await templates(GOVUK)) {
    await cp(path.join(GOVUK, file), path.join(target, 'govuk', file));
  }
}

async function templates(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.njk')).sort();
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const sources = (await readdir(SOURCES)).sort().map((file) => path.join(SOURCES, file));
  const pages = (await templates(FUNCTIONS)).map((file) => path.join(FUNCTIONS, file));
  const packages = ['govuk-frontend', 'sass', 'esbuild'].map((name) =>
    path.join(MODULES, name, 'package.json'),
  );
  for (const file of [import.meta.filename, ...sources, ...pages, ...packages]) {
    hash
      .update(path.relative(FUNCTIONS, file))
      .update('\0')
      .update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
