import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const NAMED = 'jo-bloggs';
const REASON = 'Jo Bloggs moved home twice.';

let world: World;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  const officer = await world.as('officer 823');
  const spoiled = withChange(
    filesOf(smallCouncilReturns(), 2025),
    () => true,
    (text) => text.replace(/,N[1-8],/, ',N9,'),
  );
  const files = spoiled.map(({ name, bytes }) => ({ name: `${NAMED}-${name}`, bytes }));
  const checked = await officer.submit('823', 2025, files);
  id = checked.id;
  await officer.accept(id, REASON);
});
afterAll(() => world.close());

it('shows an operator how a submission stands, without the names of its files or what the council wrote', async () => {
  const operator = await world.as('operator');
  const { json, text } = await operator.get(`/api/v1/submissions/${id}`);
  expect(json.status).toBe('published');
  expect(json.counts.errors).toBeGreaterThan(0);
  expect(json.tables.length).toBeGreaterThan(5);
  expect(text).not.toContain(NAMED);
  expect(text).not.toContain(REASON);
});

it('leaves out the same after a withdrawal', async () => {
  const officer = await world.as('officer 823');
  await officer.post(`/api/v1/submissions/${id}/withdraw`, { reason: REASON });
  await officer.waitWhile(`/api/v1/submissions/${id}`, 'withdrawing', 'published');
  const operator = await world.as('operator');
  const { json, text } = await operator.get(`/api/v1/submissions/${id}`);
  expect(json.status).toBe('withdrawn');
  expect(text).not.toContain(REASON);
});

it('shows the council its own names and words', async () => {
  const officer = await world.as('officer 823');
  const { text } = await officer.get(`/api/v1/submissions/${id}`);
  expect(text).toContain(NAMED);
  expect(text).toContain(REASON);
});
