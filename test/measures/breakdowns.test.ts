import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantedStores } from '../../infra/local/granted-stores.ts';
import { askToken } from '../../infra/local/openid/ask-token.ts';
import { openStores } from '../../infra/local/stores.ts';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { BREAKDOWNS, EVERY_BREAKDOWN } from '../../schemas/measures/breakdowns.ts';
import { textOf } from '../pages/support/page-html.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { shipped, smallSql } from '../support/small-sql.ts';
import { openWorld, type World } from '../support/world.ts';

const COUNCILS = ['822', '823', '344'];
const ENGLAND = 'E92000001';
const DATA = '/api/v1/measures/placements_3plus/data';
const PAGE = '/measures/placements_3plus/breakdowns';

let sqlFolder: string;
let world: World;
beforeAll(async () => {
  const councils = shipped('ref_councils').filter(({ la_code }) => COUNCILS.includes(`${la_code}`));
  sqlFolder = await smallSql({ ref_councils: councils });
  world = await openWorld({ sqlFolder });
  for (const laCode of ['822', '823']) {
    const officer = await world.as(`officer ${laCode}`);
    const files = filesOf(smallCouncilReturns(laCode, laCode), 2025);
    const { id, status } = await officer.submit(laCode, 2025, files);
    await officer.accept(id, status === 'errors' ? 'As recorded.' : undefined);
  }
  const analyst = await world.as('analyst');
  await analyst.post('/api/v1/releases');
  expect((await analyst.waitWhile('/api/v1/releases/1', 'publishing')).status).toBe('published');
}, 300_000);
afterAll(async () => {
  await world.close();
  await rm(dirname(sqlFolder), { recursive: true, force: true });
});

async function figures(query: string, as = 'analyst'): Promise<MeasureFigure[]> {
  const { json, status } = await (await world.as(as)).get(`${DATA}?${query}`);
  expect(status).toBe(200);
  return json.results;
}

const sumOf = (cells: readonly MeasureFigure[], part: 'numerator' | 'denominator') =>
  cells.reduce((sum, cell) => sum + (cell[part] ?? 0), 0);

describe('the figures of a breakdown', () => {
  it.each(EVERY_BREAKDOWN.map((breakdown) => ({ breakdown, title: BREAKDOWNS[breakdown].title })))(
    'add up to all children: $breakdown ($title)',
    async ({ breakdown }) => {
      for (const unit of ['823', ENGLAND]) {
        const [total] = await figures(`unit=${unit}&year=2025&breakdown=total`);
        const cells = await figures(`unit=${unit}&year=2025&breakdown=${breakdown}`);
        const computed = cells.filter(({ basis }) => basis === 'computed');

        expect(computed.length).toBeGreaterThan(0);
        expect(sumOf(computed, 'numerator')).toBe(total?.numerator);
        expect(sumOf(computed, 'denominator')).toBe(total?.denominator);
      }
    },
  );

  it('have everything needed to cite them', async () => {
    const [cell] = await figures('unit=823&year=2025&breakdown=legal_status');

    expect(cell).toMatchObject({
      measure: 'placements_3plus',
      profile: 'dfe',
      collectionYear: 2025,
      unitLevel: 'council',
      unitCode: '823',
      breakdown: 'legal_status',
      availability: 'available',
      basis: 'computed',
      release: 1,
      source: 'View indicator, release 1',
    });
    expect(cell?.denominator).toBeGreaterThan(0);
  });

  it('are for every unit and year by default', async () => {
    const all = await figures('breakdown=placement_type');
    const units = new Set(all.map(({ unitCode }) => unitCode));

    expect([...units].sort()).toEqual(['822', '823', 'E12000006', ENGLAND].sort());
    expect(await figures('breakdown=placement_type&year=2024')).toEqual([]);
    expect(await figures('breakdown=placement_type&year=2025')).toEqual(all);
  });

  it('are of one profile only', async () => {
    const { json } = await (await world.as('analyst')).get(
      '/api/v1/measures/placement_moves_2plus/data?profile=cco&breakdown=entry_age',
    );
    const found: readonly MeasureFigure[] = json.results;

    expect(new Set(found.map(({ profile }) => profile))).toEqual(new Set(['cco']));
  });

  it('are available as tidy CSV, with the names of places', async () => {
    const analyst = await world.as('analyst');
    const { text, headers } = await analyst.get(`${DATA}?breakdown=legal_status&format=csv`);
    const lines = text.trim().split('\n');

    expect(headers.get('content-disposition')).toContain(
      'placements_3plus_dfe_legal_status_release_1.csv',
    );
    expect(lines[1]).toMatch(/,legal_status,/u);
    expect(text).toContain('Central Bedfordshire,,,placements_3plus,dfe,legal_status,');
  });

  it('are not sent twice', async () => {
    const answer = await askToken({ ...world, account: ['analyst'] });
    const authorization = `Bearer ${answer.is === 'token' ? answer.token : ''}`;
    const address = `${world.origin}${DATA}?breakdown=uasc&unit=823`;
    const first = await fetch(address, { headers: { authorization } });
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { authorization, 'if-none-match': etag } });

    expect(etag).toMatch(/^"\w+"$/u);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it.each([
    { query: 'breakdown=shoe_size', words: 'no breakdown of this name. It has: total (All' },
    { query: 'breakdown=constructor', words: 'no breakdown of this name' },
    { query: 'breakdown=', words: 'no breakdown of this name' },
    { query: 'breakdown=uasc&unit=nowhere', words: 'no council, region or group' },
    { query: 'unit=__proto__', words: 'no council, region or group' },
    { query: 'breakdown=uasc&unit=823&release=9', words: 'no published release' },
  ])('are not found, with a reason: $query', async ({ query, words }) => {
    const { status, json } = await (await world.as('analyst')).get(`${DATA}?${query}`);
    expect(status).toBe(404);
    expect(json.detail).toContain(words);
    const page = await (await world.as('analyst')).get(`${PAGE}?${query}`);
    // A page without a selected breakdown shows the first.
    expect(page.status).toBe(query === 'breakdown=' ? 200 : 404);
  });
});

describe('an officer', () => {
  it('sees the cells of their own council, while sums over two councils are hidden', async () => {
    const cells = await figures('breakdown=placement_type', 'officer 823');
    const councils = cells.filter(({ unitLevel }) => unitLevel === 'council');
    const sums = cells.filter(({ unitLevel }) => unitLevel !== 'council');

    expect(new Set(councils.map(({ unitCode }) => unitCode))).toEqual(new Set(['823']));
    expect(sums.length).toBeGreaterThan(0);
    for (const { numerator, denominator, value, availability } of sums) {
      expect({ numerator, denominator, value }).toEqual({
        numerator: null,
        denominator: null,
        value: null,
      });
      expect(availability).toBe('c');
    }
  });

  it.each([`${DATA}?breakdown=uasc&unit=822`, `${DATA}?unit=822`, `${PAGE}?unit=822`])(
    'cannot see another council: %s',
    async (address) => {
      const { status, text } = await (await world.as('officer 823')).get(address);
      expect(status).toBe(403);
      expect(text).toContain('Your account does not have access to this council.');
    },
  );

  it('starts with their own council, and is offered no other', async () => {
    const { text } = await (await world.as('officer 823')).get(`${PAGE}?breakdown=placement_type`);

    expect(textOf(text)).toContain('Placement on 31 March, Central Bedfordshire');
    expect(text).toContain('<option value="823" selected>');
    expect(text).not.toContain('<option value="822"');
  });

  it('sees what the symbol of a hidden sum means', async () => {
    const officer = await world.as('officer 823');
    const { text } = await officer.get(`${PAGE}?breakdown=placement_type&unit=${ENGLAND}`);

    expect(textOf(text)).toContain('All children c');
    expect(textOf(text)).toContain('c : hidden to protect children');
  });
});

describe('the page of a breakdown', () => {
  const page = async (query: string, as = 'inspector') => {
    const { status, text } = await (await world.as(as)).get(`${PAGE}?${query}`);
    expect(status).toBe(200);
    return text;
  };

  it('shows each category with its counts, profile, period, release and source', async () => {
    const cells = await figures(`breakdown=placement_type&unit=${ENGLAND}`);
    const text = textOf(await page('breakdown=placement_type'));

    for (const { category, numerator, denominator, value } of cells) {
      expect(text).toContain(`${category} ${value?.toFixed(1)}% ${numerator} ${denominator}`);
    }
    expect(text).toContain('Placement on 31 March, England');
    expect(text).toContain('1 April 2024 to 31 March 2025');
    expect(text).toContain('Councils counted 2 of 3');
    expect(text).toContain('Release 1 : View indicator, release 1');
    expect(text).toContain('Only people who sign in can see them.');
  });

  it('always shows Unknown, even if no child is in it', async () => {
    for (const breakdown of EVERY_BREAKDOWN.filter((each) => each !== 'total')) {
      const text = textOf(await page(`breakdown=${breakdown}&unit=823&year=2025`));
      expect(text, breakdown).toMatch(/Unknown (no children 0 0|[\d.]+% \d+ \d+)/u);
    }
  });

  it('says that there are no figures for a council without a return', async () => {
    expect(textOf(await page('breakdown=uasc&unit=344'))).toContain(
      'Release 1 has no figures of this breakdown for Wirral.',
    );
  });

  it('says when a measure has no breakdowns', async () => {
    const { text } = await (await world.as('inspector')).get('/measures/caseload/breakdowns');
    expect(textOf(text)).toContain('This measure has no breakdowns');
  });

  it('is reached from the measure’s page by a form that needs no script', async () => {
    const { text } = await (await world.as('inspector')).get('/measures/placements_3plus');

    expect(text).toContain('action="/measures/placements_3plus/breakdowns"');
    expect(text).toMatch(/<option value="time_in_care">Time in care on 31 March/u);
    const published = await (await world.as('inspector')).get('/measures/caseload');
    expect(published.text).not.toContain('/measures/caseload/breakdowns');
  });
});

describe('the function that shows measures', () => {
  it('reads only the table indicator of releases from the lake', async () => {
    const signer = { sign: () => ({ url: '', fields: {}, expires: '' }) };
    const stores = openStores(world.dataFolder, signer as never, () => {});
    const { lake } = grantedStores('measures', stores);
    const keys: string[] = [];
    for await (const { key } of stores.lake.list('')) keys.push(key);
    const isLetIn = async (key: string): Promise<boolean> => {
      try {
        return (await lake.readRange(key, 0, 4)).length > 0;
      } catch {
        return false;
      }
    };
    const found = await Promise.all(keys.map(async (key) => ({ key, may: await isLetIn(key) })));

    const may = found.filter((each) => each.may).map(({ key }) => key);
    expect(may).toHaveLength(1);
    expect(may[0]).toMatch(/^releases\/000001\/indicator\//u);
    expect(found.some(({ key }) => key.startsWith('releases/000001/int_child_year/'))).toBe(true);
    await expect(async () => await lake.get(may[0] ?? '')).rejects.toThrow('does not grant');
    expect(() => lake.list('releases/')).toThrow('does not grant');
  });
});
