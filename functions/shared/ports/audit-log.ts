import type { User } from './identity.ts';

/** One view of restricted material, or one act on it. Holds no identifier of a child or worker. */
export interface AuditRecord {
  readonly at: string;
  readonly requestId: string;
  readonly user: Pick<User, 'subject' | 'role' | 'councils'>;
  /** The route, such as `GET /api/v1/submissions/{id}/findings`. */
  readonly action: string;
  /** What was seen or acted on, such as `submission <id>`. */
  readonly subject: string;
  readonly outcome: 'allowed' | 'refused';
}

/** Keeps entries unchanged until they expire; an entry that cannot be kept makes the request fail. */
export interface AuditLog {
  record(entry: AuditRecord): Promise<void>;
}
