import { open, press } from './visited-page.ts';

/** Pages for everyone, and sign-in. */
export const SITE_PAGES = [
  ...open('nobody', 'GET /', [
    { page: 'start page', address: '/' },
    { page: 'start page of an officer', address: '/', as: 'officer' },
    { page: 'start page of an operator', address: '/', as: 'operator' },
  ]),
  ...open('nobody', 'GET /accessibility', [{ page: 'accessibility', address: '/accessibility' }]),
  ...open('nobody', 'GET /privacy', [{ page: 'privacy', address: '/privacy' }]),
  ...open('nobody', 'GET /rules', [{ page: 'rules', address: '/rules' }]),
  ...open('nobody', 'GET /rules/{return}/{year}', [
    { page: 'rules of a year', address: '/rules/ssda903/2025' },
    { page: 'rules of a table', address: '/rules/ssda903/2025?table=Episodes' },
    { page: 'rules found by words', address: '/rules/ssda903/2025?find=date+birth&severity=error' },
    { page: 'rules found by nothing', address: '/rules/ssda903/2025?find=zzzz' },
    { page: 'rules of an unknown year', address: '/rules/ssda903/1999', status: 404 },
  ]),
  ...open('nobody', 'GET /rules/{return}/{year}/{code}', [
    { page: 'rule', address: '/rules/ssda903/2025/141' },
    { page: 'rule with last year’s rows', address: '/rules/ssda903/2025/202' },
    { page: 'rule with postcodes', address: '/rules/ssda903/2025/218' },
    { page: 'rule of no such code', address: '/rules/ssda903/2025/none', status: 404 },
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
