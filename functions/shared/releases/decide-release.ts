import { ReleaseDecision } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { releaseFolder } from './release-folder.ts';

/** Decides on a release. Returns the decision that counts: the first. */
export async function decideRelease(
  release: number,
  decision: ReleaseDecision,
  releases: ObjectStore,
): Promise<ReleaseDecision> {
  const text = JSON.stringify(decision);
  if (await releases.create(decisionKey(release), text, 'application/json')) return decision;
  return (await readDecision(release, releases)) ?? decision;
}

/** The decision on a release. Undefined before there is one. */
export async function readDecision(
  release: number,
  releases: ObjectStore,
): Promise<ReleaseDecision | undefined> {
  return await readJson(releases, decisionKey(release), ReleaseDecision);
}

function decisionKey(release: number): string {
  return `${releaseFolder(release)}/decision.json`;
}
