import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, describe as announce, postForm } from '../support/api-client.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = { name: 'header.csv', bytes: new TextEncoder().encode('CHILD,SEX\r\n1,M\r\n') };
const MINUTE = 60_000;

// For S3 this is tested in test/ports, because the emulator of AWS accepts every signature and checksum.
describe('a signed upload accepts nothing that was not signed', () => {
  let world: World;
  let officer: ApiClient;
  let now = new Date();

  beforeAll(async () => {
    world = await openWorld({ clock: { now: () => now } });
    officer = await world.as('officer 823');
  });
  afterAll(() => world.close());

  const start = async () => {
    const { json } = await officer.post('/api/v1/submissions', {
      return: 'ssda903',
      collectionYear: 2025,
      laCode: '823',
      files: [announce(FILE)],
    });
    return json;
  };

  it.each([
    { why: 'another key', fields: { key: 'somewhere/else' } },
    { why: 'a made-up policy', fields: { policy: Buffer.from('{}').toString('base64') } },
    { why: 'an extra field', fields: { acl: 'public-read' } },
    { why: 'a signature in another format', fields: { 'x-amz-signature': 'ff' } },
  ])('refuses $why', async ({ fields }) => {
    const { uploads } = await start();
    const upload = { ...uploads[0], fields: { ...uploads[0].fields, ...fields } };
    expect((await postForm(upload, FILE)).status).toBe(403);
  });

  it('refuses other bytes of the same length', async () => {
    const { id, uploads } = await start();
    const other = { name: 'a', bytes: new TextEncoder().encode('CHILD,SEX\r\n1,F\r\n') };
    const refused = await postForm(uploads[0], other);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('BadDigest');
    expect((await officer.post(`/api/v1/submissions/${id}/complete`)).status).toBe(422);
  });

  it('refuses a form that is older than fifteen minutes', async () => {
    const { uploads } = await start();
    now = new Date(now.getTime() + 16 * MINUTE);
    expect((await postForm(uploads[0], FILE)).status).toBe(403);
  });
});
