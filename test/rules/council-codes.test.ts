import { expect, it } from 'vitest';
import { LA_PERM } from '../../schemas/returns/ssda903/rules/adoption/council-codes.ts';
import { COUNCILS } from '../support/reference.ts';

it('every council of the published list may have made a previous permanence order', () => {
  const known = LA_PERM.codes.map(({ code }) => code);
  expect(known).toEqual(expect.arrayContaining([...COUNCILS.laCodes]));
});
