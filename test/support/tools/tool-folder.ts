import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where tools that suites fetch are kept between runs. */
function toolsRoot(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'care-stability');
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
