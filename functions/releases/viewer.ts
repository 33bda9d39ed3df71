import { mayUse, reachOf } from '../access.ts';
import type { Route } from '../routes.ts';
import type { CouncilsInReach } from '../shared/http/request.ts';
import type { User } from '../shared/ports/identity.ts';

const FIGURES: Route = 'GET /api/v1/measures/{id}/data';

/** What a user may see of a release. */
export interface Viewer {
  /** The councils whose figures the user may see on the pages of measures. */
  readonly councils: CouncilsInReach;
  /** True when the user may also see and publish drafts. */
  readonly mayPublish: boolean;
}

/**
 * What the user may see of releases. Everyone who signs in may see their returns and definitions. Figures have the same
 * limits as on the pages of measures, so that changes reveal nothing that those pages hide.
 */
export function viewerOf(user: User | undefined): Viewer {
  const reach = reachOf(FIGURES, user);
  return {
    councils: reach === 'any' ? 'all' : reach === 'own' ? (user?.councils ?? []) : [],
    mayPublish: mayUse('POST /releases', user),
  };
}
