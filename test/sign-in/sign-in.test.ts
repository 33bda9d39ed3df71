import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, followTo, openBrowser } from '../support/cookie-browser.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const reach = (browser: Browser, response: Response, stop: string) =>
  followTo(browser, response, { origin: world.origin, stop });

async function reachLogin(browser: Browser, returnPath = '/submissions'): Promise<string> {
  const start = await browser.get(
    `${world.origin}/sign-in?return=${encodeURIComponent(returnPath)}`,
  );
  return reach(browser, start, '/oidc/interaction/');
}

async function reachCallback(
  browser: Browser,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const login = await reachLogin(browser);
  return reach(browser, await browser.post(login, form), '/sign-in/callback');
}

describe('a user’s own program', () => {
  it('gets a token for the API with the same sign-in', async () => {
    const { issuer, clientId, clientSecret } = world.provider;
    const configuration = await openid.discovery(
      new URL(issuer),
      clientId,
      {},
      openid.ClientSecretBasic(clientSecret),
      { execute: [openid.allowInsecureRequests] },
    );
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const start = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: `${world.origin}/sign-in/callback`,
      scope: 'openid profile',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const browser = openBrowser();
    const login = await reach(browser, await browser.get(start.href), '/oidc/interaction/');
    const chosen = await browser.post(login, { account: 'officer-823' });
    const callback = new URL(await reach(browser, chosen, '/sign-in/callback'));
    const tokens = await openid.authorizationCodeGrant(configuration, callback, {
      pkceCodeVerifier,
    });
    const user = await world.identity.userOf(tokens.access_token);
    expect(user).toMatchObject({ subject: 'officer-823', role: 'officer', councils: ['823'] });
    expect(await world.identity.userOf(tokens.id_token ?? '')).toBeUndefined();
    const again = openid.authorizationCodeGrant(configuration, callback, { pkceCodeVerifier });
    await expect(again).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

describe('signing in on a page', () => {
  it('lists the demonstration accounts and says that they have no password', async () => {
    const browser = openBrowser();
    const response = await browser.get(await reachLogin(browser));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('demonstration accounts of this machine. There is no password');
    expect(page).toContain('Officer of Central Bedfordshire');
    for (const id of ['officer-823', 'inspector', 'analyst', 'operator']) {
      expect(page).toContain(`value="${id}"`);
    }
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    {
      form: { account: 'officer-823' },
      user: {
        subject: 'officer-823',
        name: 'Officer of Central Bedfordshire',
        role: 'officer',
        councils: ['823'],
      },
      why: 'an officer has access to one council',
    },
    {
      form: { account: 'another', council: '344' },
      user: {
        subject: 'officer-344',
        name: 'Officer of council 344',
        role: 'officer',
        councils: ['344'],
      },
      why: 'any other council can be chosen by its code',
    },
    {
      form: { account: 'inspector' },
      user: { subject: 'inspector', name: 'Inspector', role: 'inspector', councils: [] },
      why: 'national roles have no councils',
    },
  ])('signs in and returns to the requested page: $why', async ({ form, user }) => {
    const browser = openBrowser();
    const back = await browser.get(await reachCallback(browser, form));
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe('/submissions');
    expect(await world.userOf(browser.cookies('/submissions'))).toEqual(user);
  });

  it('never redirects to another site afterwards', async () => {
    const browser = openBrowser();
    const login = await reachLogin(browser, '//other.example/submissions');
    const chosen = await browser.post(login, { account: 'inspector' });
    const back = await browser.get(await reach(browser, chosen, '/sign-in/callback'));
    expect(back.headers.get('location')).toBe('/');
  });

  it.each([
    { form: {}, why: 'nothing was chosen' },
    { form: { account: 'nobody' }, why: 'there is no such account' },
    { form: { account: 'another', council: '82' }, why: 'a council has a three-digit code' },
  ])('asks again when $why', async ({ form }) => {
    const browser = openBrowser();
    const answer = await browser.post(await reachLogin(browser), form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('There is a problem');
  });

  it('asks for the account each time, so that no one is signed in as the previous user', async () => {
    const browser = openBrowser();
    await browser.get(await reachCallback(browser, { account: 'inspector' }));
    const start = await browser.get(`${world.origin}/sign-in`);
    const location = new URL(start.headers.get('location') ?? '');
    expect(location.searchParams.get('prompt')).toBe('login');
    expect(await reachLogin(browser)).toContain('/oidc/interaction/');
  });

  it('lets another user sign in after someone else', async () => {
    const browser = openBrowser();
    await browser.get(await reachCallback(browser, { account: 'officer-823' }));
    await browser.get(await reachCallback(browser, { account: 'officer-344' }));
    expect((await world.userOf(browser.cookies('/')))?.councils).toEqual(['344']);
  });

  it('refuses a response with a state that was not sent', async () => {
    const browser = openBrowser();
    const callback = new URL(await reachCallback(browser, { account: 'inspector' }));
    callback.searchParams.set('state', 'of-another-attempt');
    const answer = await browser.get(callback.href);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('You are not signed in');
    expect(await world.userOf(browser.cookies('/'))).toBeUndefined();
    expect(browser.cookies('/')).not.toContain('care-stability-sign-in');
  });

  it('refuses a response in a browser that did not start the sign-in', async () => {
    const callback = await reachCallback(openBrowser(), { account: 'inspector' });
    const other = openBrowser();
    expect((await other.get(callback)).status).toBe(400);
    expect(await world.userOf(other.cookies('/'))).toBeUndefined();
  });

  it('refuses the response to one attempt for another attempt', async () => {
    const browser = openBrowser();
    const callback = await reachCallback(browser, { account: 'inspector' });
    await reachLogin(browser);
    expect((await browser.get(callback)).status).toBe(400);
  });

  it('accepts a response only once', async () => {
    const browser = openBrowser();
    const login = await reachLogin(browser);
    const before = browser.cookies('/');
    const callback = await reach(
      browser,
      await browser.post(login, { account: 'inspector' }),
      '/sign-in/callback',
    );
    expect((await browser.get(callback)).status).toBe(303);
    const replay = await fetch(callback, { headers: { cookie: before }, redirect: 'manual' });
    expect(replay.status).toBe(400);
  });

  it('shows a simple page when the provider refuses', async () => {
    const browser = openBrowser();
    const { searchParams } = new URL(await reachCallback(browser, { account: 'inspector' }));
    const query = `error=access_denied&state=${searchParams.get('state')}&iss=${world.provider.issuer}`;
    const answer = await browser.get(`${world.origin}/sign-in/callback?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('sign-in/failed.njk');
  });

  it('says when a sign-in took too long', async () => {
    const login = await reachLogin(openBrowser());
    const answer = await openBrowser().get(login);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('This sign-in has ended');
    expect(text).toContain('your browser does not accept cookies');
  });

  it('says when the provider does not know the service', async () => {
    const answer = await fetch(`${world.provider.issuer}/auth?client_id=%3Cb%3Eother`);
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain('You could not be signed in');
    expect(page).not.toContain('<b>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('signs out', async () => {
    const browser = openBrowser();
    await browser.get(await reachCallback(browser, { account: 'analyst' }));
    const answer = await browser.post(`${world.origin}/sign-out`, {});
    expect(answer.headers.get('location')).toBe('/');
    expect(await world.userOf(browser.cookies('/'))).toBeUndefined();
  });
});
