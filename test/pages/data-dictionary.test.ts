import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from './support/page-html.ts';
import { openService, type Service } from './support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});

describe('the data dictionary', () => {
  it('lists tables of the return and the lake, reference tables and every layer of views', async () => {
    const { html } = await service.get('/data-dictionary');
    for (const name of ['ssda903_episodes', 'ledger', 'ref_councils', 'ref_measures']) {
      expect(html).toContain(`/data-dictionary?table=${name}"`);
    }
    for (const name of ['indicator', 'int_placements', 'stg_headers']) {
      expect(html).toContain(`/data-dictionary?table=${name}"`);
    }
  });

  it('shows a mart with its grain, its key and its columns', async () => {
    const text = textOf((await service.get('/data-dictionary?table=workforce_rate')).html);
    expect(text).toContain('One row per census year, unit and measure.');
    expect(text).toContain(
      'No two rows have the same census_year, unit_level, unit_code, measure.',
    );
    expect(text).toContain('census_year integer Year of the 30 September of the census.');
    expect(text).toContain('symbol varchar, may be blank');
  });

  it('says that a view without a key may have identical rows', async () => {
    const text = textOf((await service.get('/data-dictionary?table=stg_episodes')).html);
    expect(text).toContain('It has no key, so rows can be identical.');
  });
});
