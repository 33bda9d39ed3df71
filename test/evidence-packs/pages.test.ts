import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { openFrontDoor } from './support/front-door.ts';
import { COUNCILS, createPackWorker, createReleases } from './support/release-world.ts';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
const PACK = 'GET /evidence-packs/{id}';
const parameters = { id: '823-1' };

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map(({ line, message }) => `${line} ${message}`),
  );
}

describe('finding a council', () => {
  it('lists councils by region, each with a button for its pack', async () => {
    const { ask } = openFrontDoor(await createReleases());
    const { body, status } = await ask({ as: 'inspector', route: 'GET /councils' });
    expect(status).toBe(200);
    expect(await faultsOf(body)).toEqual([]);
    expect(body.indexOf('East of England')).toBeLessThan(body.indexOf('North West'));
    expect(body).toContain('the evidence pack of Wirral');
    expect(body).not.toContain('Cumbria');
  });

  it('lists only the councils that match the search, and shows the search words again', async () => {
    const { ask } = openFrontDoor(await createReleases());
    const query = { search: '<Wirr' };
    const nothing = await ask({ as: 'inspector', route: 'GET /councils', query });
    expect(nothing.body).toContain('0 councils found for “&lt;Wirr”');
    expect(nothing.body).toContain('Check the spelling');
    const found = await ask({
      as: 'inspector',
      route: 'GET /councils',
      query: { search: 'wirr' },
    });
    expect(found.body).toContain('1 council found');
    expect(found.body).not.toContain('Cumberland');
    expect(await faultsOf(found.body)).toEqual([]);
  });

  it('shows an officer only their own council', async () => {
    const { ask } = openFrontDoor(await createReleases());
    const { body } = await ask({ as: 'officer', route: 'GET /councils' });
    expect(body).toContain('Central Bedfordshire');
    expect(body).not.toContain('Wirral');
  });

  it('says what is missing before the first release', async () => {
    const releases = await createReleases();
    const { ask } = openFrontDoor({ ...releases, list: async function* () {} });
    const { body } = await ask({ as: 'inspector', route: 'GET /councils' });
    expect(body).toContain('No release has been published yet');
    expect(await faultsOf(body)).toEqual([]);
  });
});

describe('the page of a pack', () => {
  it('takes a user from the request to the wait and the files, without JavaScript', async () => {
    const releases = await createReleases();
    const { ask } = openFrontDoor(releases);
    const before = await ask({ as: 'inspector', route: PACK, parameters });
    expect(before.body).toContain('Write the pack');
    const sent = await ask({
      as: 'inspector',
      route: 'POST /evidence-packs',
      body: 'laCode=823&release=1',
    });
    expect(sent).toMatchObject({ status: 303, headers: { location: '/evidence-packs/823-1' } });
    const waiting = await ask({ as: 'inspector', route: PACK, parameters });
    expect(waiting.body).toContain('data-status="building"');
    await createPackWorker(releases)({ key: 'packs/000001/823/pack-request.json', attempt: 1 });
    const ready = await ask({ as: 'inspector', route: PACK, parameters });
    expect(ready.body).not.toContain('data-status="building"');
    expect(ready.body).toContain('href="/api/v1/evidence-packs/823-1.html"');
    expect(ready.body).toContain('href="/api/v1/evidence-packs/823-1/manifest?download"');
    for (const page of [before, ready]) expect(await faultsOf(page.body)).toEqual([]);
  });

  it('offers to try again after a failure', async () => {
    const releases = await createReleases();
    const { ask } = openFrontDoor(releases);
    await ask({ as: 'inspector', route: 'POST /evidence-packs', body: 'laCode=823&release=' });
    const failure = { at: '2026-11-22T12:01:00.000Z', message: 'It could not be written.' };
    await releases.put('packs/000001/823/failure.json', JSON.stringify(failure));
    const { body } = await ask({ as: 'inspector', route: PACK, parameters });
    expect(body).toContain('It could not be written.');
    expect(body).toContain('Try again');
    expect(await faultsOf(body)).toEqual([]);
  });

  it('shows hostile names of councils as text', async () => {
    const name = '<script>alert(1)</script>';
    const councils = COUNCILS.map((each) => (each.code === '823' ? { ...each, name } : each));
    const { ask } = openFrontDoor(await createReleases(councils));
    for (const asked of [{ route: 'GET /councils' }, { route: PACK, parameters }]) {
      const { body } = await ask({ as: 'inspector', ...asked });
      expect(body).toContain('&lt;script&gt;');
      expect(body).not.toContain('<script>alert');
    }
  });
});
