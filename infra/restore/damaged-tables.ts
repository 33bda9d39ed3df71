import { hashOfObject } from '../../functions/shared/ports/hash-of-object.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { editionKey } from '../../schemas/lake/reference-edition.ts';
import { Deployed, VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';

/**
 * Keys of what deploy-views has written and the lake has lost or damaged: the list of views, and the file of each
 * reference table, whose hash is in that list.
 */
export async function damagedTables(lake: ObjectStore): Promise<string[]> {
  const deployed = await readDeployed(lake);
  const damaged: string[] = deployed === undefined ? [VIEW_LIST_KEY] : [];
  for (const { table } of REFERENCE_TABLES) {
    const edition = deployed?.reference.find((one) => one.table === table.name);
    const key = `${table.location}/data.parquet`;
    const keys = edition === undefined ? [key] : [key, editionKey(edition)];
    for (const file of keys) {
      const hash = await hashOfObject(file, lake);
      const isWhole = edition === undefined ? hash !== undefined : hash === edition.sha256;
      if (!isWhole) damaged.push(file);
    }
  }
  return damaged;
}

async function readDeployed(lake: ObjectStore): Promise<Deployed | undefined> {
  const found = await lake.get(VIEW_LIST_KEY);
  if (found === undefined) return undefined;
  try {
    return Deployed.safeParse(JSON.parse(Buffer.from(found.body).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
