import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../../functions/shared/submissions/ledger.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);
const PAGE = { returnType: 'ssda903', collectionYear: 2025, laCode: '823' };

describe('two resubmissions of one return at the same time, with every event delivered twice,', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ deliveries: 2 });
  });
  afterAll(() => world.close());

  it('are both kept, in one order without gaps, and exactly one is in force', async () => {
    const officers = await Promise.all([1, 2, 3, 4].map(() => world.as('officer 823')));
    const checked = await Promise.all(officers.map((one) => one.submit('823', 2025, FILES)));
    const done = await Promise.all(officers.map((one, at) => one.accept(checked[at].id)));
    await world.platform.queue.idle();
    const entries = await readPage(world.platform.stores.lake, PAGE);
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(entries.map((entry) => entry.submission_id).sort()).toEqual(
      checked.map(({ id }) => id).sort(),
    );
    expect(done.map(({ publication }) => publication.sequence).sort()).toEqual([1, 2, 3, 4]);
    const { json } = await (officers[0] ?? expect.fail('no officer')).get('/api/v1/submissions');
    const statuses = json.results.map(({ status }: { status: string }) => status).sort();
    expect(statuses).toEqual(['published', 'superseded', 'superseded', 'superseded']);
  });
});
