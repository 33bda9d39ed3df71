import { beforeAll, describe, expect, it } from 'vitest';
import { OFFICER, openService, type Service } from './support/service.ts';

/** An identity provider may name a council that is not in the list. */
const NOWHERE = { ...OFFICER, councils: ['999'] };

describe('an account of an unknown council', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService();
  });

  it('can open the form, which refuses the return and says why', async () => {
    expect((await service.get('/submissions/new', NOWHERE)).status).toBe(200);
    const form = { return: 'ssda903', laCode: '999', collectionYear: '2025' };
    const { status, html } = await service.post('/submissions/new', NOWHERE, form);
    expect(status).toBe(422);
    expect(html).toContain('There is no council with the DfE code 999.');
  });

  it.each(['/councils/999/figures', '/api/v1/councils/999/figures'])(
    'is told at %s that there is no such council',
    async (path) => {
      const { status, html } = await service.get(path, NOWHERE);
      expect(status).toBe(404);
      expect(html).toContain('There is no council with the DfE code 999.');
    },
  );

  it('is told that there is no submission of that council', async () => {
    const id = 'ssda903-999-2025-20261122164903-3f9a2c1b4d5e';
    for (const page of ['', '/upload', '/findings', '/comparison', '/receipt', '/figures']) {
      const { status, html } = await service.get(`/submissions/${id}${page}`, NOWHERE);
      expect([page, status]).toEqual([page, 404]);
      expect(html).toContain('<h1 class="govuk-heading-l">Not found</h1>');
    }
  });

  it('sees an empty list of submissions', async () => {
    expect((await service.get('/submissions', NOWHERE)).status).toBe(200);
  });
});
