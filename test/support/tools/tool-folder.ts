import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder for tools that suites fetch. It is kept between runs, in the checkout but outside node_modules, which `npm ci`
 * empties. Set TOOLS_DIR to share a folder between checkouts.
 */
function toolsRoot(): string {
  return process.env.TOOLS_DIR || join(import.meta.dirname, '../../../.cache/tools');
}

/**
 * The folder of a tool. `make` creates it the first time, in a temporary folder that is then moved, so that an incomplete
 * fetch never looks complete. Throws what `make` throws.
 */
export async function toolFolder(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const place = join(toolsRoot(), name);
  if (existsSync(place)) return place;
  await mkdir(toolsRoot(), { recursive: true });
  const unfinished = await mkdtemp(join(toolsRoot(), `.${name}-`));
  try {
    await make(unfinished);
    await rename(unfinished, place);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run may have created it in the meantime.
    if (!existsSync(place)) throw error;
  }
  return place;
}
