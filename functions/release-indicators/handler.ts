import { releaseFolder } from '../shared/releases/release-folder.ts';
import { doWork, MAX_ATTEMPTS, type Work } from '../shared/work/failure.ts';
import { clearRecorded } from './clear-attempts.ts';
import { publishRelease, type ReleaseWorkDependencies } from './publish-release.ts';

const MESSAGE =
  'The release could not be published because of a fault on our side. None of it is visible. The operators have been alerted.';

/** Makes the release that a `request.json` asks for, or continues it for a `continue.json`. */
export function createHandler(dependencies: ReleaseWorkDependencies) {
  return async (work: Work): Promise<void> => {
    const release = Number(work.key.split('/')[0]);
    // A failure is recorded for the release, also when a `continue.json` started this call.
    const asked = { ...work, key: `${releaseFolder(release)}/request.json` };
    try {
      await doWork(dependencies.releases, asked, MESSAGE, () =>
        publishRelease(release, dependencies, work.signal),
      );
    } catch (error) {
      // An error of the clean-up must not hide the first error.
      if (work.attempt >= MAX_ATTEMPTS) await clearRecorded(release, dependencies).catch(() => {});
      throw error;
    }
  };
}
