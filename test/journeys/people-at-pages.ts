import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, followTo, openBrowser } from '../support/cookie-browser.ts';
import type { OpenService, Service } from '../support/service.ts';

/** Users sign in with the provider, open pages and sign out, as in a browser. */
export function peopleAtPages(open: OpenService): void {
  describe('users sign in and open pages', () => {
    let service: Service;
    beforeAll(async () => {
      service = await open();
      const analyst = await service.as('analyst');
      const { json: there } = await analyst.get('/api/v1/releases');
      if (there.results.length > 0) return;
      const { json } = await analyst.post('/api/v1/releases');
      await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
    });
    afterAll(() => service.close());

    const at = (path: string) => `${service.origin}${path}`;
    const signIn = async (account: string, goal: string): Promise<Browser> => {
      const browser = openBrowser();
      const { origin } = service;
      const start = await browser.get(at(goal));
      const login = await followTo(browser, start, { origin, stop: '/oidc/interaction/' });
      const chosen = await browser.post(login, { account });
      const callback = await followTo(browser, chosen, { origin, stop: '/sign-in/callback' });
      const back = await browser.get(callback);
      expect(back.headers.get('location')).toBe(goal);
      return browser;
    };

    it('shows everyone the start page with its stylesheet, which is cached permanently', async () => {
      const page = await fetch(at('/'));
      expect(page.status).toBe(200);
      const html = await page.text();
      const [, stylesheet] = /href="(\/assets\/[^"]+\.css)"/.exec(html) ?? [];
      const css = await fetch(at(stylesheet ?? '/no-stylesheet'));
      expect(css.status).toBe(200);
      expect(css.headers.get('cache-control')).toContain('immutable');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    });

    it('takes an officer to the requested page after signing in with the provider', async () => {
      const browser = await signIn('officer-823', '/submissions/new');
      const page = await browser.get(at('/submissions/new'));
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Officer of Central Bedfordshire');
    });

    it('lets a user request an evidence pack by a form, read it and sign out', async () => {
      const browser = await signIn('inspector', '/councils?q=bedford');
      const found = await browser.get(at('/councils?q=bedford'));
      expect(await found.text()).toContain('Central Bedfordshire');
      const asked = await browser.post(at('/evidence-packs'), { laCode: '823' });
      expect(asked.status).toBe(303);
      const path = asked.headers.get('location') ?? '';
      const inspector = await service.as('inspector');
      await inspector.waitWhile(`/api/v1${path}`, 'building');
      const pack = await browser.get(at(path));
      expect(await pack.text()).toContain('Central Bedfordshire');
      await browser.post(at('/sign-out'), {});
      const after = await browser.get(at('/councils'));
      expect(after.headers.get('location')).toContain('/sign-in');
    });

    it('shows only an operator who saw what', async () => {
      const operator = await service.as('operator');
      const { json } = await operator.get('/api/v1/audit?user=inspector');
      const subjects = json.results.map(
        (entry: { user: { subject: string } }) => entry.user.subject,
      );
      expect(subjects).toContain('inspector');
      const inspector = await service.as('inspector');
      expect((await inspector.get('/api/v1/audit')).status).toBe(403);
    });

    it('refuses a form that another site sends', async () => {
      const browser = await signIn('inspector', '/councils');
      const cookie = browser.cookies('/evidence-packs');
      const sent = await fetch(at('/evidence-packs'), {
        method: 'POST',
        headers: { cookie, origin: 'https://elsewhere.example' },
        body: new URLSearchParams({ laCode: '823' }),
        redirect: 'manual',
      });
      expect(sent.status).toBe(403);
    });

    it.each([
      { path: '/no-such-page', why: 'an address that does not exist' },
      { path: '/assets/../../lambda.ts', why: 'a path out of the assets' },
      { path: '/%00', why: 'an address with a null character' },
    ])('shows a page that explains $why', async ({ path }) => {
      const answer = await fetch(at(path));
      expect([400, 404]).toContain(answer.status);
    });
  });
}
