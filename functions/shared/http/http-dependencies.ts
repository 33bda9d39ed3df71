import type { AuditLog } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { User } from '../ports/identity.ts';
import type { Log } from '../ports/log.ts';
import type { Authenticate } from './authenticate.ts';

/** What every HTTP function needs. */
export interface HttpDependencies {
  readonly authenticate: Authenticate;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Log;
  /** Scheme, host and port at which browsers reach the service. */
  readonly origin: string;
  /** Where signed uploads go, for the content security policy. */
  readonly uploadOrigin: string;
  /** Renders a page of the service from a template under functions/, its view and the user. */
  readonly render: (template: string, view: object, user: User | undefined) => string;
}
