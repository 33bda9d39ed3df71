import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { AssetNames } from './render.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface StaticFile {
  readonly contentType: string;
  readonly body: string;
  /** True when the name contains a hash of the content, so that browsers may cache the file permanently. */
  readonly neverChanges: boolean;
}

/** The static files of the service and their published names, read once. */
export interface Assets {
  readonly names: AssetNames;
  /** Files by published name and, for pages that do not know it, also by plain name. */
  readonly files: ReadonlyMap<string, StaticFile>;
}

const Names = z.record(z.string(), z.string());

/** Reads the static files from a folder made by `buildPages`. Only files in its manifest are served. */
export function readAssets(folder: string): Assets {
  const names = Names.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
  const files = new Map<string, StaticFile>();
  for (const [plain, published] of Object.entries(names)) {
    const contentType = TYPES[path.extname(published)] ?? 'application/octet-stream';
    const body = readFileSync(path.join(folder, 'assets', published), 'utf8');
    files.set(published, { contentType, body, neverChanges: true });
    files.set(plain, { contentType, body, neverChanges: false });
  }
  return { names, files };
}
