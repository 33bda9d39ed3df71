import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, describe as announce, postForm } from '../support/api-client.ts';
import type { OpenService, Service } from '../support/service.ts';

const FILE = { name: 'header.csv', bytes: new TextEncoder().encode('CHILD,SEX\r\n1,M\r\n') };

/** A signed upload accepts exactly the announced file, and invalid announcements are refused. */
export function announcedUploads(open: OpenService): void {
  describe('a signed upload accepts exactly the announced file', () => {
    let service: Service;
    let officer: ApiClient;

    beforeAll(async () => {
      service = await open();
      officer = await service.as('officer 823');
    });
    afterAll(() => service.close());

    const start = async () => {
      const { json } = await officer.post('/api/v1/submissions', {
        return: 'ssda903',
        collectionYear: 2025,
        laCode: '823',
        files: [announce(FILE)],
      });
      return json;
    };

    it('accepts the announced file', async () => {
      const { uploads } = await start();
      expect((await postForm(uploads[0], FILE)).status).toBe(204);
    });

    const longer = { name: 'a', bytes: new TextEncoder().encode('CHILD,SEX\r\n1,M\r\n2,F\r\n') };
    const shorter = { name: 'a', bytes: FILE.bytes.subarray(0, 9) };
    it.each([
      { why: 'a longer file', file: longer, code: 'EntityTooLarge' },
      { why: 'a shorter file', file: shorter, code: 'EntityTooSmall' },
    ])('refuses $why', async ({ file, code }) => {
      const { id, uploads } = await start();
      const refused = await postForm(uploads[0], file);
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain(code);
      const completed = await officer.post(`/api/v1/submissions/${id}/complete`);
      expect(completed.status).toBe(422);
      expect(completed.json.problems[0].message).toContain('header.csv');
    });

    it('refuses a council that the officer has no access to', async () => {
      const answer = await officer.post('/api/v1/submissions', {
        return: 'ssda903',
        collectionYear: 2025,
        laCode: '344',
        files: [announce(FILE)],
      });
      expect(answer.status).toBe(403);
    });

    it.each([
      { why: 'no files', change: { files: [] }, field: 'files' },
      {
        why: 'a year without a specification',
        change: { collectionYear: 2031 },
        field: 'collectionYear',
      },
      { why: 'an unknown field', change: { colour: 'blue' }, field: '' },
      {
        why: 'a file of 10 GB',
        change: { files: [{ ...announce(FILE), size: 1e10 }] },
        field: 'files.0.size',
      },
    ])('refuses $why and says what to change', async ({ change, field }) => {
      const answer = await officer.post('/api/v1/submissions', {
        return: 'ssda903',
        collectionYear: 2025,
        laCode: '823',
        files: [announce(FILE)],
        ...change,
      });
      expect(answer.status).toBe(422);
      expect(answer.json.problems.map((one: { field: string }) => one.field)).toContain(field);
    });
  });
}
