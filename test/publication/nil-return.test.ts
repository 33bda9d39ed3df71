import { parquetMetadata } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lakeFileKey } from '../../functions/shared/submissions/published-files.ts';
import type { ApiClient } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';

const FILES = filesOf(smallCouncilReturns(), 2025);
const headings = (text: string) => text.slice(0, text.indexOf('\n') + 1);
const NIL = withChange(FILES, () => true, headings);

describe('a return of a council that looked after no children', () => {
  let world: World;
  let officer: ApiClient;
  beforeAll(async () => {
    world = await openWorld();
    officer = await world.as('officer 823');
  });
  afterAll(() => world.close());

  const codesOf = async (id: string): Promise<string[]> => {
    const { json } = await officer.get(`/api/v1/submissions/${id}/checks`);
    const codes = json.findingsByCode.map(({ code }: { code: string }) => code);
    return [...new Set<string>(codes)].sort();
  };

  it('can be accepted with headings only, has a finding, and comes into force', async () => {
    const checked = await officer.submit('823', 2025, NIL);
    expect(checked.status).toBe('clean');
    expect(await codesOf(checked.id)).toEqual(['nil-return', 'no-rows']);
    const done = await officer.accept(checked.id);
    expect(done).toMatchObject({ status: 'published', publication: { sequence: 1 } });
    const { lake } = world.platform.stores;
    const key = 'ledger/return_type=ssda903/collection_year=2025/la_code=823/000001.json';
    const entry = JSON.parse(`${Buffer.from((await lake.get(key))?.body ?? '')}`);
    expect(entry).toMatchObject({ action: 'accept', submission_id: done.id });
    const written: string[] = done.publication.tables.map(({ table }: { table: string }) => table);
    expect(written).toContain('ssda903_header');
    for (const table of written) {
      const found = await lake.get(lakeFileKey(table, done.id));
      const bytes = new Uint8Array(found?.body ?? []).buffer;
      expect(Number(parquetMetadata(bytes).num_rows), table).toBe(0);
    }
    const { json: receipt } = await officer.get(`/api/v1/submissions/${done.id}/receipt`);
    expect(receipt).toMatchObject({ inForce: true });
  });

  it('supersedes a return with children, and can be superseded', async () => {
    const full = await officer.accept((await officer.submit('823', 2025, FILES)).id);
    const nil = await officer.accept((await officer.submit('823', 2025, NIL)).id);
    expect(nil).toMatchObject({ status: 'published', publication: { sequence: 3 } });
    const { json } = await officer.get(`/api/v1/submissions/${full.id}`);
    expect(json).toMatchObject({ status: 'superseded', supersededBy: nil.id });
  });

  it('needs the headings of every required table', async () => {
    const checked = await officer.submit(
      '823',
      2025,
      NIL.filter(({ name }) => !/header/i.test(name)),
    );
    expect(checked.status).toBe('blocked');
    expect(await codesOf(checked.id)).toContain('missing-table');
  });

  it('is incomplete if another table has rows', async () => {
    const isEpisodes = (name: string) => /^episodes/i.test(name);
    const checked = await officer.submit('823', 2025, withChange(FILES, isEpisodes, headings));
    expect(checked.status).toBe('blocked');
    expect(await codesOf(checked.id)).toContain('missing-table');
  });
});
