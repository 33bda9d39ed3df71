import { AuditEntry, type AuditPage, type AuditQuery } from '../../schemas/api/audit.ts';
import { dayPrefix } from '../shared/audit/audit-key.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';

const AT_ONCE = 50;

/** One page of a day's entries, newest first. With a filter, every entry of the day is read. */
export async function readAudit(
  query: AuditQuery,
  { store, clock }: { readonly store: ObjectStore; readonly clock: Clock },
): Promise<AuditPage> {
  const { page, pageSize, date = clock.now().toISOString().slice(0, 10) } = query;
  const start = (page - 1) * pageSize;
  const keys = (await keysOf(store, date)).reverse();
  const isFiltered = [query.subject, query.user, query.role].some((one) => one !== undefined);
  if (!isFiltered) {
    const results = await readEntries(store, keys.slice(start, start + pageSize));
    return { date, page, pageSize, total: keys.length, results };
  }
  const found = (await readEntries(store, keys)).filter((entry) => passes(entry, query));
  return {
    date,
    page,
    pageSize,
    total: found.length,
    results: found.slice(start, start + pageSize),
  };
}

async function keysOf(store: ObjectStore, date: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(dayPrefix(date))) keys.push(key);
  return keys;
}

async function readEntries(store: ObjectStore, keys: readonly string[]): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE).map((key) => readEntry(store, key));
    entries.push(...(await Promise.all(some)));
  }
  return entries;
}

async function readEntry(store: ObjectStore, key: string): Promise<AuditEntry> {
  const object = await store.get(key);
  if (object === undefined) throw new Error('An audit entry disappeared after it was listed.');
  return AuditEntry.parse(JSON.parse(Buffer.from(object.body).toString('utf8')));
}

function passes(entry: AuditEntry, { subject, user, role }: AuditQuery): boolean {
  return (
    (subject === undefined || entry.subject.includes(subject)) &&
    (user === undefined || entry.user.subject === user) &&
    (role === undefined || entry.user.role === role)
  );
}
