import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import type { RouteKey } from '../../../functions/access.ts';
import { idOf, STATES } from '../../pages/support/submissions.ts';

/** The accounts of the sign-in page that the tests look through. */
export const ACCOUNTS = {
  nobody: '',
  officer: 'Officer of Central Bedfordshire',
  wirral: 'Officer of Wirral',
  inspector: 'Inspector',
  analyst: 'Analyst',
  operator: 'Operator',
} as const;
export type Account = keyof typeof ACCOUNTS;

export interface PageToJudge {
  readonly page: string;
  readonly as: Account;
  readonly route: RouteKey | 'sign-in page' | 'pack';
  /** `{published}` and `{pack}` stand for what the scenes made. */
  readonly address: string;
  readonly status?: number;
  /** What is done on the page before it is judged. */
  readonly act?: (page: Page) => Promise<void>;
}

function open(
  as: Account,
  route: PageToJudge['route'],
  pages: readonly (Omit<PageToJudge, 'as' | 'route'> & { readonly as?: Account })[],
): PageToJudge[] {
  return pages.map((page) => ({ as, route, ...page }));
}

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('alert').waitFor();
}

const SITE = [
  ...open('nobody', 'GET /', [
    { page: 'start page', address: '/' },
    { page: 'start page of an officer', address: '/', as: 'officer' },
    { page: 'start page of an operator', address: '/', as: 'operator' },
  ]),
  ...open('nobody', 'GET /accessibility', [{ page: 'accessibility', address: '/accessibility' }]),
  ...open('nobody', 'GET /privacy', [{ page: 'privacy', address: '/privacy' }]),
  ...open('nobody', 'GET /rules', [{ page: 'rules', address: '/rules' }]),
  ...open('nobody', 'GET /rules/{year}', [
    { page: 'rules of a year', address: '/rules/2025' },
    { page: 'rules of a table', address: '/rules/2025?table=Episodes' },
    { page: 'rules of an unknown year', address: '/rules/1999', status: 404 },
  ]),
  ...open('nobody', 'GET /data-dictionary', [
    { page: 'data dictionary', address: '/data-dictionary' },
    { page: 'table of the return', address: '/data-dictionary?year=2025&table=Episodes' },
    { page: 'table of the lake', address: '/data-dictionary?table=ssda903_episodes' },
  ]),
  ...open('nobody', 'GET /definitions', [{ page: 'definitions', address: '/definitions' }]),
  ...open('nobody', 'sign-in page', [
    { page: 'sign-in', address: '/sign-in' },
    {
      page: 'sign-in with nothing chosen',
      address: '/sign-in',
      act: async (page) => await press(page, 'Sign in'),
    },
    { page: 'sign-in that has ended', address: '/oidc/interaction/unknown', status: 400 },
    { page: 'sign-in that failed', address: '/sign-in/callback?code=x&state=y', status: 400 },
    { page: 'address where nothing is', address: '/nowhere', status: 404 },
  ]),
];

const SUBMISSIONS = [
  ...open('officer', 'GET /submissions', [
    { page: 'submissions', address: '/submissions' },
    { page: 'submissions of another council', address: '/submissions', as: 'wirral' },
    { page: 'submissions for an operator', address: '/submissions', as: 'operator' },
    { page: 'submissions refused', address: '/submissions', as: 'inspector', status: 403 },
  ]),
  ...open('officer', 'GET /submissions/new', [
    { page: 'new submission', address: '/submissions/new' },
    {
      page: 'new submission with nothing chosen',
      address: '/submissions/new',
      act: async (page) => await press(page, 'Upload and check'),
    },
  ]),
  ...open('officer', 'GET /submissions/{id}/upload', [
    { page: 'upload', address: `/submissions/${idOf('1')}/upload` },
    { page: 'upload that is over', address: `/submissions/${idOf('8')}/upload`, status: 409 },
  ]),
  ...open('officer', 'GET /submissions/{id}/uploaded', [
    { page: 'uploaded', address: `/submissions/${idOf('1')}/uploaded` },
    {
      page: 'upload without a file',
      address: `/submissions/${idOf('1')}/uploaded`,
      act: async (page) => await press(page, 'Start the checks'),
    },
  ]),
  ...open('officer', 'GET /submissions/{id}', [
    ...STATES.map(({ state, id }) => ({
      page: `submission ${state}`,
      address: `/submissions/${id}`,
    })),
    {
      page: 'acceptance without a reason',
      address: `/submissions/${idOf('5')}`,
      act: async (page) => await press(page, 'Accept the return'),
    },
    {
      page: 'submission for an operator',
      address: `/submissions/${idOf('5')}`,
      as: 'operator',
    },
    { page: 'submission of nobody', address: '/submissions/unknown', status: 404 },
    {
      page: 'submission of another council',
      address: `/submissions/${idOf('5')}`,
      as: 'wirral',
      status: 403,
    },
    { page: 'submission in force', address: '/submissions/{published}', as: 'wirral' },
  ]),
  ...open('wirral', 'GET /submissions/{id}/findings', [
    { page: 'findings by rule', address: '/submissions/{published}/findings' },
    { page: 'findings by child', address: '/submissions/{published}/findings?by=child' },
    { page: 'findings filtered', address: '/submissions/{published}/findings?severity=error' },
    { page: 'filter without hits', address: '/submissions/{published}/findings?table=AD1' },
    {
      page: 'no findings',
      address: `/submissions/${idOf('6')}/findings`,
      as: 'officer',
    },
    {
      page: 'findings of a refused return',
      address: `/submissions/${idOf('3')}/findings`,
      as: 'officer',
    },
  ]),
  ...open('wirral', 'GET /submissions/{id}/receipt', [
    { page: 'receipt', address: '/submissions/{published}/receipt' },
    {
      page: 'receipt of a superseded return',
      address: `/submissions/${idOf('9')}/receipt`,
      as: 'officer',
    },
  ]),
] satisfies PageToJudge[];

const INDICATORS = [
  ...open('inspector', 'GET /releases', [
    { page: 'releases', address: '/releases' },
    { page: 'releases for an analyst', address: '/releases', as: 'analyst' },
  ]),
  ...open('inspector', 'GET /releases/{n}', [
    { page: 'release', address: '/releases/1' },
    { page: 'release under way', address: '/releases/2' },
    { page: 'release that was stopped', address: '/releases/3' },
    { page: 'release that is not there', address: '/releases/99', status: 404 },
  ]),
  ...open('inspector', 'GET /measures', [{ page: 'measures', address: '/measures?release=1' }]),
  ...open('inspector', 'GET /measures/{id}', [
    { page: 'measure', address: '/measures/placements_3plus?release=1' },
    {
      page: 'measure of an officer',
      address: '/measures/placements_3plus?release=1',
      as: 'wirral',
    },
    {
      page: 'measure sorted',
      address: '/measures/social_workers_3plus?release=1&sort=computed&order=descending',
    },
    { page: 'measure that is not there', address: '/measures/unknown', status: 404 },
  ]),
  ...open('inspector', 'GET /councils', [
    { page: 'councils', address: '/councils' },
    { page: 'councils found', address: '/councils?search=bed' },
    { page: 'no council found', address: '/councils?search=nowhere' },
    { page: 'councils of an officer', address: '/councils', as: 'wirral' },
  ]),
  ...open('inspector', 'GET /evidence-packs/{id}', [
    { page: 'pack that is ready', address: '/evidence-packs/{pack}' },
    { page: 'pack being written', address: '/evidence-packs/301-1' },
    { page: 'pack that failed', address: '/evidence-packs/302-1' },
    { page: 'pack not asked for', address: '/evidence-packs/303-1' },
    { page: 'pack refused', address: '/evidence-packs/303-1', as: 'wirral', status: 403 },
  ]),
  ...open('inspector', 'pack', [{ page: 'pack', address: '/api/v1/evidence-packs/{pack}.html' }]),
  ...open('operator', 'GET /audit', [
    { page: 'audit log', address: '/audit' },
    { page: 'audit log of an empty day', address: '/audit?date=2020-01-01' },
    { page: 'audit log of no day', address: '/audit?date=yesterday', status: 422 },
  ]),
] satisfies PageToJudge[];

/** Every page in each of its states. */
export const PAGES: readonly PageToJudge[] = [...SITE, ...SUBMISSIONS, ...INDICATORS];

/** The address of a page, with what the scenes made in it. */
export function addressOf({ address }: PageToJudge): string {
  const { published, pack } = inject('scenes');
  return address.replace('{published}', published).replace('{pack}', pack);
}
