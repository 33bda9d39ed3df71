import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LA_PERM } from '../../schemas/returns/ssda903/rules/adoption/council-codes.ts';

it('every council of the published list may have made a previous permanence order', () => {
  const list = readFileSync(
    new URL('../../sql/reference/ref_councils.csv', import.meta.url),
    'utf8',
  );
  const published = Array.from(list.matchAll(/^\d{3}(?=,)/gm), ([code]) => code);
  expect(published.length).toBeGreaterThan(150);
  const known = LA_PERM.codes.map(({ code }) => code);
  expect(known).toEqual(expect.arrayContaining(published));
});
