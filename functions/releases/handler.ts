import * as z from 'zod';
import { NewRelease, type ReleaseStatus } from '../../schemas/api/releases.ts';
import { NotFound } from '../shared/errors.ts';
import {
  createHttpFunction,
  type HttpDependencies,
  type Operation,
} from '../shared/http/http-function.ts';
import { json } from '../shared/http/reply.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, releaseNumbers } from '../shared/releases/read-releases.ts';
import { pages } from './pages.ts';
import { type ReleaseStores, startRelease } from './start-release.ts';

export type ReleaseDependencies = HttpDependencies & ReleaseStores;

const ReleaseNumber = z.coerce.number().int().min(1).max(999_999);

/** Starts releases and shows them, over the API and on pages. */
export function createHandler(dependencies: ReleaseDependencies) {
  return createHttpFunction(dependencies, { ...api(dependencies), ...pages(dependencies) });
}

/** Reads a release number from a path. Throws `NotFound` for anything else. */
export function releaseNumberOf(text: string): number {
  const number = ReleaseNumber.safeParse(text);
  if (!number.success) throw new NotFound('There is no release with this number.');
  return number.data;
}

/** All releases, newest first, without their manifests. */
export async function listReleases(releases: ObjectStore): Promise<ReleaseStatus[]> {
  const numbers = (await releaseNumbers(releases)).reverse();
  const all = await Promise.all(numbers.map((number) => describeRelease(number, releases)));
  return all.map(({ manifest: _, ...status }) => status);
}

function api(dependencies: ReleaseDependencies): Record<string, Operation> {
  const { releases } = dependencies;
  return {
    'GET /api/v1/releases': async () => json({ results: await listReleases(releases) }),
    'POST /api/v1/releases': async (request) => {
      const { note } = request.body(NewRelease);
      const started = await startRelease(note, request.user?.subject ?? '', dependencies);
      request.about(`release ${started.release}`);
      return json(started, 202, { location: `/api/v1/releases/${started.release}` });
    },
    'GET /api/v1/releases/{n}': async (request) => {
      const number = releaseNumberOf(request.parameter('n'));
      request.about(`release ${number}`);
      return json(await describeRelease(number, releases));
    },
  };
}
