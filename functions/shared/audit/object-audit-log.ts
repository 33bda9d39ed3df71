import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../ports/audit-log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { auditKey } from './audit-key.ts';

/** An audit log that stores each entry as one object and never overwrites it. Throws when an entry was not stored. */
export function createAuditLog(store: ObjectStore): AuditLog {
  return {
    async record({ at, requestId, user, action, subject, outcome }) {
      const { subject: who, role, councils } = user;
      const line = {
        at,
        requestId,
        user: { subject: who, role, councils },
        action,
        subject,
        outcome,
      };
      const key = auditKey(at, randomUUID());
      const kept = await store.create(key, JSON.stringify(line), 'application/json');
      if (!kept) throw new Error('An audit entry was not stored: its key already exists.');
    },
  };
}
