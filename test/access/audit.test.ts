import { describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/audit/handler.ts';
import { createAuditLog } from '../../functions/shared/audit/object-audit-log.ts';
import type { AuditRecord } from '../../functions/shared/ports/audit-log.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { AuditPage } from '../../schemas/api/audit.ts';
import { eventOf, ORIGIN, userWith } from './door.ts';

const DAY = '2026-03-02';

function entry(changes: Partial<AuditRecord>): AuditRecord {
  return {
    at: `${DAY}T09:00:00.000Z`,
    requestId: 'request-1',
    user: { subject: 'officer-823', role: 'officer', councils: ['823'] },
    action: 'GET /submissions/{id}',
    subject: 'submission ssda903-823-2025-1',
    outcome: 'allowed',
    ...changes,
  };
}

function openAudit() {
  const auditStore = createMemoryStore();
  const audit = createAuditLog(auditStore);
  const operator = userWith('operator');
  const views: object[] = [];
  const handler = createHandler({
    entries: auditStore,
    audit,
    authenticate: async () => operator,
    clock: { now: () => new Date(`${DAY}T12:00:00.000Z`) },
    log: { info: () => {}, defect: () => {} },
    origin: ORIGIN,
    uploadOrigin: ORIGIN,
    render: (template, view) => {
      views.push(view);
      return template;
    },
  });
  const ask = (route: string, query: Record<string, string> = {}) =>
    handler({ ...eventOf({ route }), queryStringParameters: query });
  const read = async (query: Record<string, string> = {}) =>
    AuditPage.parse(JSON.parse((await ask('GET /api/v1/audit', query)).body ?? ''));
  return { auditStore, audit, views, ask, read };
}

describe('the audit log', () => {
  it('stores each entry as its own object, by day, even entries of the same moment', async () => {
    const { auditStore, audit } = openAudit();
    await Promise.all([audit.record(entry({})), audit.record(entry({}))]);
    const keys: string[] = [];
    for await (const { key } of auditStore.list('')) keys.push(key);
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatch(/^date=2026-03-02\/09-00-00-000-[0-9a-f-]{36}\.json$/);
    }
  });

  it('stores only the parts of the user that the port names', async () => {
    const { auditStore, audit } = openAudit();
    await audit.record(entry({ user: { ...userWith('officer'), name: 'A. Person' } as never }));
    for await (const { key } of auditStore.list('')) {
      const body = Buffer.from((await auditStore.get(key))?.body ?? []).toString();
      expect(body).not.toContain('A. Person');
      expect(body).not.toContain('\n');
    }
  });

  it('fails when an entry cannot be stored', async () => {
    const store = { ...createMemoryStore(), create: async () => false };
    await expect(createAuditLog(store).record(entry({}))).rejects.toThrow('not stored');
  });
});

describe('the list of audit entries', () => {
  it('shows the entries of a day, newest first', async () => {
    const { audit, read } = openAudit();
    await audit.record(entry({ at: `${DAY}T09:00:00.000Z`, subject: 'first' }));
    await audit.record(entry({ at: `${DAY}T10:00:00.000Z`, subject: 'second' }));
    await audit.record(entry({ at: '2026-03-01T23:59:59.999Z', subject: 'the day before' }));
    const page = await read();
    expect(page.results.map(({ subject }) => subject)).toEqual(['second', 'first']);
    expect(page).toMatchObject({ date: DAY, total: 2 });
    expect((await read({ date: '2026-03-01' })).total).toBe(1);
  });

  it('adds an entry when the list itself is read', async () => {
    const { read } = openAudit();
    await read();
    const [look] = (await read()).results;
    expect(look).toMatchObject({ user: { role: 'operator' }, subject: `audit log of ${DAY}` });
  });

  it.each([
    { query: { subject: '823-2025' }, found: ['b', 'a'], why: 'part of what was seen' },
    { query: { user: 'inspector' }, found: ['c'], why: 'one user' },
    { query: { role: 'officer' }, found: ['b', 'a'], why: 'one role' },
    { query: { role: 'officer', user: 'inspector' }, found: [], why: 'both filters must match' },
    {
      query: { role: '', user: '', subject: '' },
      found: ['c', 'b', 'a'],
      why: 'blank filters mean all',
    },
  ])('is filtered: $why', async ({ query, found }) => {
    const { audit, read } = openAudit();
    const inspector = { subject: 'inspector', role: 'inspector', councils: [] } as const;
    const at = (hour: number) => `${DAY}T0${hour}:00:00.000Z`;
    await audit.record(entry({ at: at(1), requestId: 'a' }));
    await audit.record(entry({ at: at(2), requestId: 'b' }));
    await audit.record(entry({ at: at(3), requestId: 'c', user: inspector, subject: 'pack' }));
    expect((await read(query)).results.map(({ requestId }) => requestId)).toEqual(found);
  });

  it('comes in pages that neither miss nor repeat an entry', async () => {
    const { audit, read } = openAudit();
    for (let minute = 10; minute < 35; minute += 1) {
      await audit.record(entry({ at: `${DAY}T09:${minute}:00.000Z`, requestId: `${minute}` }));
    }
    const pages = [];
    for (const page of ['1', '2', '3']) {
      pages.push(await read({ page, pageSize: '10', role: 'officer' }));
    }
    const ids = pages.flatMap(({ results }) => results.map(({ requestId }) => requestId));
    expect(pages.map(({ results }) => results.length)).toEqual([10, 10, 5]);
    expect(new Set(ids).size).toBe(25);
    expect(ids.at(0)).toBe('34');
  });

  it.each([
    { date: '2 March', why: 'not a date' },
    { date: '2026-02-30', why: 'there is no such day' },
    { role: 'director', why: 'no such role' },
    { page: '0', why: 'pages start at 1' },
  ])('says what is wrong with a query: $why', async ({ why: _why, ...query }) => {
    const { ask } = openAudit();
    expect((await ask('GET /api/v1/audit', query)).statusCode).toBe(422);
  });

  it('has a page with links to the previous and next pages', async () => {
    const { audit, ask, views } = openAudit();
    for (let second = 10; second < 13; second += 1) {
      await audit.record(entry({ at: `${DAY}T09:00:${second}.000Z` }));
    }
    await ask('GET /audit', { page: '2', pageSize: '1', role: 'officer' });
    const address = (page: number) =>
      `/audit?date=${DAY}&subject=&user=&role=officer&page=${page}&pageSize=1`;
    expect(views).toMatchObject([{ total: 3, pages: { previous: address(1), next: address(3) } }]);
  });
});
