import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';

/** Ids of submissions from versions in which they did not name their return. */
const EARLIER_ID = /^\d{3}-\d{4}-\d{14}-[0-9a-f]{12}$/;

/** Throws `CannotStart` for a data folder with submission ids of an earlier version, which this version would not show. */
export async function refuseEarlierLayout(dataFolder: string): Promise<void> {
  const submissions = join(dataFolder, 'store', 'submissions');
  for (const council of await readdir(submissions).catch(() => [])) {
    const names = await readdir(join(submissions, council)).catch(() => []);
    if (!names.some((name) => EARLIER_ID.test(name))) continue;
    throw new CannotStart(
      `${dataFolder} holds returns that an earlier version of Care Stability stored, which this one cannot read. Move that folder away, or choose another: DATA_DIR=<folder> npm start`,
    );
  }
}
