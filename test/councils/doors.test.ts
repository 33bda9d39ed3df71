import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askToken } from '../../infra/local/openid/ask-token.ts';
import { type Browser, followTo, openBrowser } from '../support/cookie-browser.ts';
import { smallSql } from '../support/small-sql.ts';
import { openWorld, type World } from '../support/world.ts';
import { COUNCILS } from './support/reorganised.ts';

let sqlFolder: string;
let world: World;
beforeAll(async () => {
  sqlFolder = await smallSql({ ref_councils: COUNCILS });
  world = await openWorld({ sqlFolder });
}, 120_000);
afterAll(async () => {
  await world.close();
  await rm(dirname(sqlFolder), { recursive: true, force: true });
});

const start = async (laCode: string, collectionYear: number, account = `officer ${laCode}`) => {
  const client = await world.as(account);
  const files = [{ name: 'header.csv', size: 1, sha256: 'a'.repeat(64) }];
  return await client.post('/api/v1/submissions', {
    return: 'ssda903',
    collectionYear,
    laCode,
    files,
  });
};

const ENDED =
  'Surrey (936) ended on 31 March 2024, before the collection year 2025 (1 April 2024 to 31 March 2025). East Surrey (951) and West Surrey (952) took over. Later returns are sent with an account of the council that took over. To correct a return, choose an earlier year.';
const NOT_BEGUN =
  'East Surrey (951) began on 1 April 2024, after the collection year 2024 (1 April 2023 to 31 March 2024). The return for that year is from Surrey (936), which came before it. Choose a later year.';

describe('a return sent by the API', () => {
  it.each([
    { laCode: '936', year: 2025, message: ENDED },
    { laCode: '951', year: 2024, message: NOT_BEGUN },
  ])(
    'of council $laCode for $year is refused with an explanation',
    async ({ laCode, year, message }) => {
      const { status, json } = await start(laCode, year);
      expect(status).toBe(422);
      expect(json.problems).toEqual([{ field: 'collectionYear', message }]);
    },
  );

  it.each([
    { laCode: '936', year: 2024, why: 'the last year of a council that has ended' },
    { laCode: '936', year: 2015, why: 'an old year of a council that has ended' },
    { laCode: '951', year: 2025, why: 'the first year of a new council' },
    { laCode: '951', year: 2027, why: 'the newest year' },
    { laCode: '825', year: 2016, why: 'a year in which the council had another ONS code' },
  ])('is accepted for $why ($laCode, $year)', async ({ laCode, year }) => {
    expect((await start(laCode, year)).status).toBe(201);
  });
});

describe('a return sent by the form', () => {
  const at = (path: string) => `${world.origin}${path}`;
  const signIn = async (account: string): Promise<Browser> => {
    const browser = openBrowser();
    const first = await browser.get(at('/submissions/new'));
    const login = await followTo(browser, first, { ...world, stop: '/oidc/interaction/' });
    const chosen = await browser.post(login, { account });
    await browser.get(await followTo(browser, chosen, { ...world, stop: '/sign-in/callback' }));
    return browser;
  };

  it('offers the years in which the council existed, and refuses others with an explanation', async () => {
    const browser = await signIn('officer-936');
    const form = await (await browser.get(at('/submissions/new'))).text();
    expect(form).toContain('The return is for Surrey (936).');
    expect(form).toContain('value="2024"');
    expect(form).not.toContain('value="2025"');
    const sent = await browser.post(at('/submissions/new'), {
      return: 'ssda903',
      laCode: '936',
      collectionYear: '2025',
    });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain(`<a href="#collectionYear">${ENDED}</a>`);
    const taken = await browser.post(at('/submissions/new'), {
      return: 'ssda903',
      laCode: '936',
      collectionYear: '2024',
    });
    expect(taken.status).toBe(303);
  });
});

describe('a code that no council has', () => {
  it('gets no token', async () => {
    const { origin, dataFolder } = world;
    expect(await askToken({ origin, dataFolder, account: ['officer', '999'] })).toMatchObject({
      is: 'refused',
    });
  });
});
