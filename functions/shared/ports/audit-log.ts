import type { User } from './identity.ts';

/** One view of restricted information, or one action on it. Contains no identifier of a child or worker. */
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

/** Stores entries unchanged until they expire. If an entry cannot be stored, the request fails. */
export interface AuditLog {
  record(entry: AuditRecord): Promise<void>;
}
