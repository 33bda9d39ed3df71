import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where tools that suites fetch are kept between runs: in the checkout, outside node_modules, which `npm ci` empties. TOOLS_DIR
 * names a folder that several checkouts share.
 */
function toolsRoot(): string {
  return process.env.TOOLS_DIR || join(import.meta.dirname, '../../../.cache/tools');
}

/**
 * The folder of a tool, made by `make` where it is not there yet. It is made beside its place and moved there whole, so
 * a fetch that was broken off leaves nothing that looks finished. Throws what `make` throws.
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
    // Another run may have been quicker.
    if (!existsSync(place)) throw error;
  }
  return place;
}
