import type { Page } from 'playwright-core';
import { open, type VisitedPage } from './visited-page.ts';

/** Opens every `details` element of the page. */
async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator('main summary').all()) await summary.click();
}

/** Pages of releases, measures, packs and the audit log. */
export const INDICATOR_PAGES = [
  ...open('inspector', 'GET /releases', [
    { page: 'releases', address: '/releases' },
    { page: 'releases for an analyst', address: '/releases', as: 'analyst' },
  ]),
  ...open('inspector', 'GET /releases/{n}', [
    { page: 'release', address: '/releases/1' },
    { page: 'release under way', address: '/releases/2' },
    { page: 'draft that others wait for', address: '/releases/3' },
    { page: 'draft with what it changed', address: '/releases/3', as: 'analyst', act: openAll },
    { page: 'release that was stopped', address: '/releases/4' },
    { page: 'release that was stopped, for an analyst', address: '/releases/4', as: 'analyst' },
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
  ...open('inspector', 'GET /measures/{id}/breakdowns', [
    {
      page: 'breakdown',
      address: '/measures/placements_3plus/breakdowns?release=1&breakdown=placement_type',
    },
    {
      page: 'breakdown of an officer',
      address: '/measures/placements_3plus/breakdowns?release=1&breakdown=time_in_care',
      as: 'wirral',
    },
    {
      page: 'breakdown with a hidden sum',
      address: '/measures/placements_3plus/breakdowns?release=1&breakdown=uasc&unit=E92000001',
      as: 'wirral',
    },
    {
      page: 'breakdown without figures',
      address: '/measures/placements_3plus/breakdowns?release=1&breakdown=uasc&unit=301',
    },
    { page: 'no breakdowns', address: '/measures/caseload/breakdowns?release=1' },
    {
      page: 'breakdown that is not there',
      address: '/measures/placements_3plus/breakdowns?release=1&breakdown=shoe_size',
      status: 404,
    },
    {
      page: 'breakdown of another council',
      address: '/measures/placements_3plus/breakdowns?release=1&unit=301',
      as: 'wirral',
      status: 403,
    },
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
] satisfies VisitedPage[];
