import { reachOf } from '../access.ts';
import type { CouncilsInReach } from '../shared/http/request.ts';
import type { User } from '../shared/ports/identity.ts';

/** What of a release somebody may see. */
export interface Viewer {
  /** Whose figures: those that the user may see among the measures. */
  readonly councils: CouncilsInReach;
  /** Also what is not published yet. */
  readonly mayPublish: boolean;
}

/**
 * Everybody who signs in may see releases, their returns and their definitions. Figures are shown as the pages of the
 * measures show them, so that a page about changes gives away nothing that they keep.
 */
export function viewerOf(user: User | undefined): Viewer {
  const reach = reachOf('GET /api/v1/measures/{id}/data', user);
  return {
    councils: reach === 'any' ? 'all' : reach === 'own' ? (user?.councils ?? []) : [],
    mayPublish: reachOf('POST /releases', user) !== 'none',
  };
}
