import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../functions/routes.ts';
import type { User } from '../../functions/shared/ports/identity.ts';
import { createRouteTable, matchRoute } from '../../infra/local/route-table.ts';
import { makeFigures } from './support/figures.ts';
import { faultsOf, titleOf } from './support/page-html.ts';
import { makeReleases } from './support/releases.ts';
import {
  ANALYST,
  INSPECTOR,
  OFFICER,
  OPERATOR,
  openService,
  type Service,
  TWO_COUNCILS,
} from './support/service.ts';
import { idOf, makeEveryState, STATES } from './support/submissions.ts';

const TESTS = join(import.meta.dirname, '..');

interface Page {
  readonly page: string;
  readonly address: string;
  readonly as?: User;
  /** Another page has the same title, because it is the same page in another state. */
  readonly sameTitle?: true;
}

/** Pages of functions that are not opened here, and addresses without a page, with the test that visits each. */
const VISITED_ELSEWHERE: Readonly<Record<string, string>> = {
  'GET /councils': 'evidence-packs/pages.test.ts',
  'GET /evidence-packs/{id}': 'evidence-packs/pages.test.ts',
  'GET /audit': 'access/audit.test.ts',
  'GET /assets/{file}': 'pages/static-files.test.ts',
  'GET /sign-in': 'councils/doors.test.ts',
  'GET /sign-in/callback': 'councils/doors.test.ts',
};

function figures(digit: string): string {
  return `/submissions/${idOf(digit)}/figures`;
}

const PAGES: readonly Page[] = [
  { page: 'start, no one signed in', address: '/' },
  { page: 'start, signed in', address: '/', as: OFFICER, sameTitle: true },
  { page: 'accessibility', address: '/accessibility' },
  { page: 'privacy', address: '/privacy' },
  { page: 'rules', address: '/rules' },
  { page: 'rules of a year', address: '/rules/ssda903/2025' },
  { page: 'rules of a table', address: '/rules/ssda903/2025?table=Episodes' },
  { page: 'rules found by nothing', address: '/rules/ssda903/2025?find=zzz', sameTitle: true },
  { page: 'rule', address: '/rules/ssda903/2025/101' },
  { page: 'rule with last year’s rows', address: '/rules/ssda903/2025/202' },
  { page: 'rule with postcodes', address: '/rules/ssda903/2025/218' },
  { page: 'data dictionary', address: '/data-dictionary' },
  { page: 'table of the return', address: '/data-dictionary?year=2024&table=Episodes' },
  { page: 'table of the lake', address: '/data-dictionary?table=ssda903_episodes' },
  { page: 'reference table', address: '/data-dictionary?table=ref_measures' },
  { page: 'mart', address: '/data-dictionary?table=indicator' },
  { page: 'view without a key', address: '/data-dictionary?table=stg_episodes' },
  { page: 'definitions', address: '/definitions' },
  { page: 'submissions', address: '/submissions', as: OFFICER },
  { page: 'submissions, empty', address: '/submissions', as: TWO_COUNCILS, sameTitle: true },
  { page: 'submissions, operator', address: '/submissions', as: OPERATOR, sameTitle: true },
  { page: 'new submission', address: '/submissions/new', as: OFFICER },
  { page: 'new, two councils', address: '/submissions/new', as: TWO_COUNCILS, sameTitle: true },
  { page: 'upload', address: `/submissions/${idOf('1')}/upload`, as: OFFICER },
  { page: 'uploaded', address: `/submissions/${idOf('1')}/uploaded`, as: OFFICER },
  ...STATES.map(({ state, id }, index): Page => {
    const page = { page: `submission ${state}`, address: `/submissions/${id}`, as: OFFICER };
    return index === 0 ? page : { ...page, sameTitle: true };
  }),
  {
    page: 'submission, operator',
    address: `/submissions/${idOf('5')}`,
    as: OPERATOR,
    sameTitle: true,
  },
  { page: 'findings by rule', address: `/submissions/${idOf('4')}/findings`, as: OFFICER },
  {
    page: 'findings by child',
    address: `/submissions/${idOf('4')}/findings?by=child`,
    as: OFFICER,
  },
  { page: 'one child', address: `/submissions/${idOf('4')}/children/1`, as: OFFICER },
  { page: 'one finding', address: `/submissions/${idOf('4')}/findings/2`, as: OFFICER },
  { page: 'comparison', address: `/submissions/${idOf('4')}/comparison`, as: OFFICER },
  {
    page: 'findings, none',
    address: `/submissions/${idOf('6')}/findings`,
    as: OFFICER,
    sameTitle: true,
  },
  { page: 'figures not asked for', address: figures('6'), as: OFFICER },
  { page: 'figures under way', address: figures('7'), as: OFFICER, sameTitle: true },
  { page: 'figures that failed', address: figures('9'), as: OFFICER, sameTitle: true },
  { page: 'figures of a checked return', address: figures('5'), as: OFFICER, sameTitle: true },
  { page: 'figures of one in force', address: figures('8'), as: OFFICER, sameTitle: true },
  { page: 'figures that there cannot be', address: figures('4'), as: OFFICER, sameTitle: true },
  { page: 'figures of a council', address: '/councils/823/figures', as: OFFICER },
  { page: 'receipt', address: `/submissions/${idOf('8')}/receipt`, as: OFFICER },
  { page: 'releases', address: '/releases', as: INSPECTOR },
  { page: 'releases, analyst', address: '/releases', as: ANALYST, sameTitle: true },
  { page: 'release', address: '/releases/1', as: INSPECTOR },
  { page: 'release under way', address: '/releases/2', as: INSPECTOR },
  { page: 'release stopped', address: '/releases/3', as: INSPECTOR },
  { page: 'measures', address: '/measures', as: INSPECTOR },
  { page: 'measure', address: '/measures/placements_3plus', as: INSPECTOR },
  {
    page: 'measure of a group',
    address: '/measures/placements_3plus?group=sex%7CFemale',
    as: INSPECTOR,
    sameTitle: true,
  },
  { page: 'measure without figures', address: '/measures/turnover', as: INSPECTOR },
  {
    page: 'breakdown',
    address: '/measures/placements_3plus/breakdowns?breakdown=placement_type&unit=823',
    as: INSPECTOR,
  },
  {
    page: 'breakdown without figures',
    address: '/measures/placements_3plus/breakdowns?breakdown=uasc&unit=344',
    as: INSPECTOR,
  },
  { page: 'no breakdowns', address: '/measures/caseload/breakdowns', as: INSPECTOR },
];

describe('every page', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService();
    await makeEveryState(service);
    await makeFigures(service);
    await makeReleases(service);
  });

  it.each(PAGES)('$page is sound HTML with one heading and a title', async ({ address, as }) => {
    const { status, html } = await service.get(address, as);
    expect(status).toBe(200);
    expect(await faultsOf(html)).toEqual([]);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain('<html lang="en-GB"');
    expect(titleOf(html)).toMatch(/^\S.* - Care Stability$/);
  });

  it('is visited here or by the test that is named', () => {
    const pages = Object.keys(ROUTES).filter((route) => /^GET \/(?!api\/)/u.test(route));
    const visited = PAGES.map(({ address }) => address.split('?')[0] ?? '');
    const unvisited = pages.filter(
      (route) =>
        !visited.some((address) => matchRoute(createRouteTable([[route, 0]]), 'GET', address)) &&
        !Object.hasOwn(VISITED_ELSEWHERE, route),
    );
    expect(unvisited).toEqual([]);
    for (const [route, file] of Object.entries(VISITED_ELSEWHERE)) {
      const fixed = route.slice('GET '.length).split('{')[0] ?? '';
      expect(readFileSync(join(TESTS, file), 'utf8'), `${route} in ${file}`).toContain(fixed);
    }
  });

  it('has its own title', async () => {
    const titles: string[] = [];
    for (const { address, as, sameTitle } of PAGES) {
      if (sameTitle !== true) titles.push(titleOf((await service.get(address, as)).html));
    }
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('runs only the service’s own script, and no code inside the page', async () => {
    for (const { address, as } of PAGES) {
      const { html } = await service.get(address, as);
      expect(html.match(/<script[^>]*>/g)).toEqual([
        `<script type="module" src="/assets/${service.assets.names['script.js']}">`,
      ]);
      expect(html).not.toMatch(/\son\w+="|javascript:/);
    }
  });

  it('says that the copy is a demonstration', async () => {
    const { html } = await service.get('/');
    expect(html).toContain('Returns in this copy of the service are invented.');
  });

  it.each([
    { page: 'a refusal', address: '/submissions', as: INSPECTOR, status: 403 },
    { page: 'an unknown submission', address: '/submissions/unknown', as: OFFICER, status: 404 },
    { page: 'a rule not held', address: '/rules/ssda903/2025/none', as: undefined, status: 404 },
    {
      page: 'rules of a year not held',
      address: '/rules/ssda903/1999',
      as: undefined,
      status: 404,
    },
  ])('$page is a simple page that says what to do', async ({ address, as, status }) => {
    const answer = await service.get(address, as);
    expect(answer.status).toBe(status);
    expect(await faultsOf(answer.html)).toEqual([]);
    expect(answer.html).toContain('request-1');
  });
});

describe('the parts of the service in the header', () => {
  it.each([
    { role: 'no one', as: undefined, parts: [] },
    { role: 'an officer', as: OFFICER, parts: ['Submissions', 'Councils', 'Measures', 'Releases'] },
    { role: 'an inspector', as: INSPECTOR, parts: ['Councils', 'Measures', 'Releases'] },
    { role: 'an analyst', as: ANALYST, parts: ['Councils', 'Measures', 'Releases'] },
    { role: 'an operator', as: OPERATOR, parts: ['Submissions', 'Releases', 'Who saw what'] },
  ])('are those that $role may use', async ({ as, parts }) => {
    const service = await openService();
    const { html } = await service.get('/', as);
    const list = /service-navigation__list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
    expect([...list.matchAll(/<a [^>]*>([^<]*)<\/a>/g)].map((found) => found[1])).toEqual(parts);
  });

  it('show who is signed in and for which councils', async () => {
    const service = await openService();
    const { html } = await service.get('/', OFFICER);
    expect(html).toContain('Olive Officer, Returns officer (823)');
  });
});
