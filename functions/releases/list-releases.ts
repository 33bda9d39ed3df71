import * as z from 'zod';
import type { ReleaseStatus } from '../../schemas/api/releases.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, releaseNumbers } from '../shared/releases/read-releases.ts';

const ReleaseNumber = z.coerce.number().int().min(1).max(999_999);

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
