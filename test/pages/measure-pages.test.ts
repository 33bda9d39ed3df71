import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from './support/page-html.ts';
import { makeReleases } from './support/releases.ts';
import { ANALYST, INSPECTOR, OFFICER, openService, type Service } from './support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
  await makeReleases(service);
});

async function councils(query: string, as = INSPECTOR): Promise<string[]> {
  const { html } = await service.get(`/measures/placements_3plus${query}`, as);
  const body = html.slice(html.indexOf('class="filter"'));
  return [...body.matchAll(/<th scope="row"[^>]*>([^<]*)<\/th>/g)].map((found) => found[1] ?? '');
}

describe('the page of a measure', () => {
  it('shows England as published and as computed, with the number of councils in it', async () => {
    const { html } = await service.get('/measures/placements_3plus', INSPECTOR);
    const text = textOf(html);
    expect(text).toContain('England, published: from 10% in 2024 to 11% in 2025.');
    expect(text).toContain('Computed, 1 of 12 councils: 10.0% in 2025.');
  });

  it('shows the counts of each figure, or why there is no figure', async () => {
    const text = textOf((await service.get('/measures/placements_3plus', INSPECTOR)).html);
    expect(text).toContain('Central Bedfordshire 10.0% 32 of 320 7.2% to 13.8% 9%');
    expect(text).toContain('Wirral x 12%');
    expect(text).toContain('no children 0 of 0 c');
    expect(text).toContain('x : not available');
    expect(text).toContain('c : hidden to protect children');
  });

  it.each([
    {
      query: '',
      order: ['Central Bedfordshire', 'Isles of &lt;Scilly&gt;', 'Wirral'],
      why: 'by name',
    },
    {
      query: '?sort=name&order=descending',
      order: ['Wirral', 'Isles of &lt;Scilly&gt;', 'Central Bedfordshire'],
      why: 'in reverse',
    },
    {
      query: '?sort=published&order=descending',
      order: ['Wirral', 'Central Bedfordshire', 'Isles of &lt;Scilly&gt;'],
      why: 'by figure, councils without one last',
    },
    {
      query: '?sort=published',
      order: ['Central Bedfordshire', 'Wirral', 'Isles of &lt;Scilly&gt;'],
      why: 'in reverse, councils without a figure still last',
    },
    {
      query: '?group=sex%7CFemale',
      order: ['Central Bedfordshire'],
      why: 'in one group of children',
    },
    {
      query: '?group=%3Cscript%3E&year=1&sort=x',
      order: ['Central Bedfordshire', 'Isles of &lt;Scilly&gt;', 'Wirral'],
      why: 'and ignores invalid parameters',
    },
  ])('lists councils $why', async ({ query, order }) => {
    expect(await councils(query)).toEqual(order);
  });

  it('says which column it is sorted by, and reverses the order with the same link', async () => {
    const { html } = await service.get('/measures/placements_3plus?sort=computed', INSPECTOR);
    expect(html).toContain(
      'aria-sort="ascending"><a class="govuk-link" href="?sort=computed&amp;order=descending',
    );
  });

  it('shows an officer only their own council', async () => {
    expect(await councils('', OFFICER)).toEqual(['Central Bedfordshire']);
  });

  it('is not found for a release that does not exist', async () => {
    expect((await service.get('/measures/placements_3plus?release=2', INSPECTOR)).status).toBe(404);
  });
});

describe('the list of measures', () => {
  it('says what to do before the first release', async () => {
    const empty = await openService();
    const { status, html } = await empty.get('/measures', INSPECTOR);
    expect(status).toBe(200);
    expect(textOf(html)).toContain('No release has been published yet');
  });

  it('shows England’s newest published figure', async () => {
    expect(textOf((await service.get('/measures', INSPECTOR)).html)).toContain('11% in 2025');
  });
});

describe('publishing a release on its page', () => {
  it('is offered only to analysts', async () => {
    expect((await service.get('/releases', ANALYST)).html).toContain('action="/releases"');
    expect((await service.get('/releases', INSPECTOR)).html).not.toContain('action="/releases"');
    expect((await service.post('/releases', INSPECTOR, { note: 'x' })).status).toBe(403);
  });

  it('opens the new release, and is not offered while one is being published', async () => {
    const fresh = await openService();
    const first = await fresh.post('/releases', ANALYST, { note: 'The first' });
    expect(first.headers.location).toBe('/releases/1');
    const again = await fresh.post('/releases', ANALYST, { note: 'Too soon' });
    expect(again.status).toBe(422);
    expect(textOf(again.html)).toContain('Release 1 is being published.');
  });
});
