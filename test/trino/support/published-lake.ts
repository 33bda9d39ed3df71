import { rm } from 'node:fs/promises';
import { demonstrate } from '../../../infra/local/demonstrate.ts';
import { createServiceClient, makeRelease } from '../../../infra/local/service-client.ts';
import { bucketFolder } from '../../../infra/local/stores.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { filesOf, smallCouncilReturns } from '../../support/small-council.ts';
import { openWorld } from '../../support/world.ts';

export interface PublishedLake {
  readonly dataFolder: string;
  readonly lakeFolder: string;
  /** Number of the release that was made on DuckDB from all returns in force. */
  readonly release: number;
  remove(): Promise<void>;
}

/**
 * Publishes returns through the platform as councils do: the demonstration's, and those of a fourth council, which
 * sends one year twice and withdraws the other.
 */
export async function publishDemonstration(dataFolder: string): Promise<PublishedLake> {
  const world = await openWorld({ dataFolder, demonstration: true });
  const { origin } = world;
  await demonstrate({ origin, dataFolder, say: () => {} });
  await sendTwiceAndWithdraw(await world.as('officer 850'));
  const analyst = await createServiceClient({ origin, dataFolder, account: ['analyst'] });
  const { release } = await makeRelease(analyst, 'Made on DuckDB.');
  await world.stop();
  return {
    dataFolder,
    lakeFolder: bucketFolder(dataFolder, 'lake'),
    release,
    remove: () => rm(dataFolder, { recursive: true, force: true }),
  };
}

async function sendTwiceAndWithdraw(officer: ApiClient): Promise<void> {
  for (const seed of ['first', 'second']) {
    const files = filesOf(smallCouncilReturns('850', seed), 2025);
    const { id, status } = await officer.submit('850', 2025, files);
    await officer.accept(id, status === 'errors' ? 'Checked.' : undefined);
  }
  const { id } = await officer.submit('850', 2024, filesOf(smallCouncilReturns('850'), 2024));
  await officer.accept(id);
  const path = `/api/v1/submissions/${id}`;
  await officer.post(`${path}/withdraw`, { reason: 'Sent by mistake.' });
  await officer.waitWhile(path, 'withdrawing', 'published');
}
