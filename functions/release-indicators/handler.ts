import { decideRelease } from '../shared/releases/decide-release.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';
import { doWork, MAX_ATTEMPTS, type Work } from '../shared/work/failure.ts';
import { withinTime } from '../shared/work/time-limit.ts';
import { clearIfDiscarded } from './clear-release.ts';
import { publishRelease, type ReleaseWorkDependencies } from './publish-release.ts';

const MESSAGE =
  'The release could not be published because of a fault on our side. None of it is visible. The operators have been alerted.';

/**
 * Makes the release that a `request.json` asks for, or continues it for a `continue.json`. After the last attempt the
 * release is discarded. A `decision.json` that discards a release clears it.
 */
export function createHandler(dependencies: ReleaseWorkDependencies) {
  return async (work: Work): Promise<void> => {
    const release = Number(work.key.split('/')[0]);
    if (work.key.endsWith('/decision.json')) {
      await withinTime(clearIfDiscarded(release, dependencies), work.signal);
      return;
    }
    // A failure is recorded for the release, also when a `continue.json` started this call.
    const asked = { ...work, key: `${releaseFolder(release)}/request.json` };
    try {
      await doWork(dependencies.releases, asked, MESSAGE, () =>
        publishRelease(release, dependencies, work.signal),
      );
    } catch (error) {
      // The first error matters more than an error here.
      if (work.attempt >= MAX_ATTEMPTS) await discard(release, dependencies).catch(() => {});
      throw error;
    }
  };
}

/** A release that was decided to be published stays so: a failed repair changes nothing about it. */
async function discard(
  release: number,
  { releases, clock }: ReleaseWorkDependencies,
): Promise<void> {
  if (await releases.head(`${releaseFolder(release)}/manifest.json`)) return;
  const at = clock.now().toISOString();
  await decideRelease(release, { decision: 'discard', at, by: 'release-indicators' }, releases);
}
