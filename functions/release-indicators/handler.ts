import { releaseFolder } from '../shared/releases/release-folder.ts';
import { doWork, MAX_ATTEMPTS, type Work } from '../shared/work/failure.ts';
import { clearRecorded } from './clear-attempts.ts';
import { publishRelease, type ReleaseWorkDependencies } from './publish-release.ts';

const MESSAGE =
  'The release could not be published because of a fault on our side. Nothing of it is visible; an operator has been told.';

/** Does what the request.json of a release asks for, or goes on with it where a continue.json says so. */
export function createHandler(dependencies: ReleaseWorkDependencies) {
  return async (work: Work): Promise<void> => {
    const release = Number(work.key.split('/')[0]);
    // Whichever object asked, the release is what fails or is done.
    const asked = { ...work, key: `${releaseFolder(release)}/request.json` };
    try {
      await doWork(dependencies.releases, asked, MESSAGE, () =>
        publishRelease(release, dependencies, work.signal),
      );
    } catch (error) {
      // What went wrong first is worth more than what goes wrong in clearing up.
      if (work.attempt >= MAX_ATTEMPTS) await clearRecorded(release, dependencies).catch(() => {});
      throw error;
    }
  };
}
