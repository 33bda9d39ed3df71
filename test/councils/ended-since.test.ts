import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { openPages } from '../hostile/support/forms.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { shipped, smallSql } from '../support/small-sql.ts';
import { openWorld } from '../support/world.ts';

const COUNCIL = shipped('ref_councils').filter(({ la_code }) => la_code === '823');
const ENDED = COUNCIL.map((row) => ({ ...row, valid_to: '2024-03-31', status: 'ended' }));

it('a return is not accepted once the list of councils says that its council had ended', async () => {
  const [now, later] = [
    await smallSql({ ref_councils: COUNCIL }),
    await smallSql({ ref_councils: ENDED }),
  ];
  const world = await openWorld({ sqlFolder: now });
  const officer = await world.as('officer 823');
  const { id } = await officer.submit('823', 2025, filesOf(smallCouncilReturns(), 2025));
  await world.stop();
  const restarted = await openWorld({ sqlFolder: later, dataFolder: world.dataFolder });
  const again = await restarted.as('officer 823');
  const { status, json } = await again.post(`/api/v1/submissions/${id}/accept`, {
    reason: 'Right.',
  });

  expect(status).toBe(409);
  expect(json.detail).toMatch(/^This return can no longer be accepted\. .*ended on 31 March 2024/u);
  const pages = await openPages(restarted, 'officer 823');
  const form = { reason: 'Right.', confirm: 'yes' };
  const page = await pages.post(`/submissions/${id}/accept`, form);
  expect(page.status).toBe(409);
  expect(page.type).toContain('text/html');
  expect(page.text).toMatch(/This return can no longer be accepted\. .*ended on 31 March 2024/u);
  expect((await again.get(`/api/v1/submissions/${id}`)).json.acceptance).toBeUndefined();
  await restarted.close();
  for (const folder of [now, later]) await rm(dirname(folder), { recursive: true, force: true });
}, 120_000);
