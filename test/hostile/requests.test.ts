import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { openPages, type Pages } from './support/forms.ts';
import { rawRequest, sendRaw } from './support/raw-http.ts';

const UNKNOWN = 'ssda903-823-2025-20261122164903-3f9a2c1b4d5e';
const OF_ANOTHER = 'ssda903-344-2025-20261122164903-3f9a2c1b4d5e';
const MEGABYTE = 1_000_000;
/** What a response to a stranger never contains: places in the code or file system, and names of errors. */
const INNARDS = /\bat .+:\d+:\d+|node_modules|\/(work|tmp|home|root|usr)\/|\w+Error\b|infra\/local/;

describe('requests that no page of the service makes', () => {
  let world: World;
  let officer: Pages;
  let analyst: Pages;

  beforeAll(async () => {
    world = await openWorld();
    officer = await openPages(world, 'officer 823');
    analyst = await openPages(world, 'analyst');
  });
  afterAll(() => world.close());

  /** What every refusal is: a problem document under `/api/`, otherwise a page, and no internal details. */
  const requireRefusal = (
    path: string,
    answer: { readonly status: number; readonly type: string; readonly text: string },
  ) => {
    expect(answer.text).not.toMatch(INNARDS);
    if (path.startsWith('/api/')) {
      expect(answer.type).toContain('application/problem+json');
      const problem = JSON.parse(answer.text);
      expect(problem).toMatchObject({ type: 'about:blank', status: answer.status });
      expect(problem.title).not.toBe('');
      expect(problem.detail).not.toBe('');
    } else {
      expect(answer.type).toContain('text/html');
      expect(answer.text).toMatch(/<h1/);
    }
  };
  const raw = async (line: string, headers: Record<string, string> = {}, body = '') => {
    const answer = await sendRaw(world.origin, rawRequest(line, headers, body));
    return { ...answer, text: answer.body, type: answer.headers['content-type'] ?? '' };
  };

  it.each([
    { path: '/nothing', why: 'a page that does not exist' },
    { path: '/api/v1/nothing', why: 'an operation that does not exist' },
    { path: '/api/', why: 'the root of the API' },
    { path: '/../../etc/passwd', why: 'a path to a parent folder' },
    { path: '/%2e%2e/%2e%2e/etc/passwd', why: 'a path to a parent folder, escaped' },
    { path: '/assets/..%2f..%2fpackage.json', why: 'a file outside the folder' },
    { path: '/assets/%00', why: 'a null character' },
    { path: '/%', why: 'an incomplete escape' },
    { path: '/%ff%fe', why: 'escapes that are not text' },
    { path: '//', why: 'two slashes' },
    { path: '///', why: 'three slashes' },
    { path: '//evil.example', why: 'a path that browsers read as another host' },
    { path: '//evil.example/submissions', why: 'a page after what looks like another host' },
    { path: '/rules/ssda903/__proto__', why: "JavaScript's innards" },
    { path: '*', why: 'a star' },
  ])('returns 404 for $path, signed in or not: $why', async ({ path }) => {
    for (const headers of [{}, officer.headers, { authorization: 'Bearer nonsense' }]) {
      const answer = await raw(`GET ${path}`, headers);
      expect(answer.status).toBe(404);
      requireRefusal(path, answer);
    }
  });

  it.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'])(
    'returns 404 for the method %s',
    async (method) => {
      for (const path of ['/submissions', '/api/v1/submissions']) {
        const answer = await raw(`${method} ${path}`, officer.headers);
        expect(answer.status).toBe(404);
        requireRefusal(path, answer);
      }
    },
  );

  it('handles HEAD like GET, without a body', async () => {
    expect(await raw('HEAD /')).toMatchObject({ status: 200, text: '' });
    expect(await raw('HEAD /nothing')).toMatchObject({ status: 404, text: '' });
    expect(await raw('HEAD /submissions')).toMatchObject({ status: 303, text: '' });
  });

  it('refuses an address of 100 KB', async () => {
    const { status } = await raw(`GET /${'a'.repeat(100_000)}`);
    expect(status).toBe(431);
  });

  it('sends a stranger to sign in and back to the page with its query', async () => {
    const answer = await raw(`GET /submissions/${UNKNOWN}/findings?by=child&page=2`);
    expect(answer.status).toBe(303);
    const to = new URL(answer.headers.location ?? '', world.origin);
    expect(to.pathname).toBe('/sign-in');
    expect(to.searchParams.get('return')).toBe(`/submissions/${UNKNOWN}/findings?by=child&page=2`);
  });

  it.each([
    { path: '/api/v1/submissions/x', status: 404, why: 'no number of a submission' },
    { path: '/submissions/x', status: 404, why: 'no number of a submission' },
    { path: '/api/v1/submissions/..%2f..%2flake', status: 404, why: 'a path in place of a number' },
    { path: `/api/v1/submissions/${UNKNOWN}`, status: 404, why: 'a number never given' },
    { path: `/submissions/${UNKNOWN}`, status: 404, why: 'a number never given' },
    { path: `/submissions/${UNKNOWN}/upload`, status: 404, why: 'a number never given' },
    { path: `/submissions/${UNKNOWN}/uploaded`, status: 404, why: 'a number never given' },
    { path: `/submissions/${UNKNOWN}/findings`, status: 404, why: 'a number never given' },
    { path: `/api/v1/submissions/${UNKNOWN}/findings`, status: 404, why: 'a number never given' },
    { path: `/api/v1/submissions/${UNKNOWN}/receipt`, status: 404, why: 'a number never given' },
    { path: `/api/v1/submissions/${UNKNOWN}/key-file`, status: 404, why: 'a number never given' },
    { path: `/api/v1/submissions/${OF_ANOTHER}`, status: 403, why: 'of another council' },
    { path: `/submissions/${OF_ANOTHER}`, status: 403, why: 'of another council' },
    { path: `/submissions/${OF_ANOTHER}/uploaded`, status: 403, why: 'of another council' },
    { path: `/api/v1/submissions/${OF_ANOTHER}/key-file`, status: 403, why: 'of another council' },
  ])('returns $status for $path: $why', async ({ path, status }) => {
    const answer = await officer.get(path);
    expect(answer.status).toBe(status);
    requireRefusal(path, answer);
  });

  it.each([
    { path: '/api/v1/measures/__proto__', status: 404, why: "JavaScript's innards" },
    { path: '/api/v1/measures/constructor', status: 404, why: "JavaScript's innards" },
    { path: '/api/v1/measures/placements_3plus/data', status: 404, why: 'no release yet' },
    { path: '/measures/placements_3plus?release=9', status: 404, why: 'no such release' },
    { path: '/api/v1/measures/placements_3plus/data?release=-1', status: 422, why: 'below 1' },
    { path: '/api/v1/measures/placements_3plus/data?release=x', status: 422, why: 'no number' },
    {
      path: '/api/v1/measures/placements_3plus/data?release=1&release=2',
      status: 422,
      why: 'two releases instead of one',
    },
    { path: '/api/v1/releases/0', status: 404, why: 'releases are numbered from 1' },
    {
      path: '/api/v1/measures/placements_3plus/data?year=0x7e9',
      status: 422,
      why: 'not in digits',
    },
    { path: '/api/v1/measures/placements_3plus/data?year=2.025e3', status: 422, why: 'no digits' },
    { path: '/api/v1/measures/placements_3plus/data?year=', status: 422, why: 'a blank' },
    { path: '/api/v1/releases/0x1', status: 404, why: 'not in digits' },
    { path: '/api/v1/releases/1e0', status: 404, why: 'not in digits' },
    { path: '/api/v1/releases/%201', status: 404, why: 'a blank before the number' },
    { path: '/releases/01', status: 404, why: 'a second address of one release' },
    { path: '/api/v1/releases/1/changes?since=0x1', status: 422, why: 'not in digits' },
    { path: '/api/v1/releases/1/changes?amount=1e-1', status: 422, why: 'not in digits' },
    { path: '/api/v1/releases/abc', status: 404, why: 'no number' },
    { path: '/releases/99', status: 404, why: 'no such release' },
    { path: '/api/v1/councils/..%2f..', status: 404, why: 'a path in place of a code' },
    { path: '/api/v1/evidence-packs/..%2f..', status: 404, why: 'a path in place of a name' },
    { path: '/api/v1/audit', status: 403, why: 'another role' },
  ])('returns $status for $path to an analyst: $why', async ({ path, status }) => {
    const answer = await analyst.get(path);
    expect(answer.status).toBe(status);
    requireRefusal(path, answer);
  });

  const bodies: { why: string; body: string; type?: string; status?: number }[] = [
    { why: 'half of a JSON object', body: '{' },
    { why: 'null', body: 'null' },
    { why: 'a list', body: '[]' },
    { why: 'a text', body: '"x"' },
    { why: 'nothing', body: '' },
    { why: 'every item of another type', body: '{"return":1,"laCode":823,"files":{}}' },
    { why: "JavaScript's innards", body: '{"__proto__":{"laCode":"823"},"constructor":{}}' },
    { why: 'half a million lists in each other', body: '['.repeat(5e5) + ']'.repeat(5e5) },
    { why: 'deep objects', body: `${'{"files":'.repeat(1e5)}1${'}'.repeat(1e5)}` },
    { why: 'XML', body: '<a/>', type: 'application/xml' },
    { why: 'a form', body: 'laCode=823&laCode=344', type: 'application/x-www-form-urlencoded' },
    { why: '7 MB', body: `"${'x'.repeat(7 * MEGABYTE)}"`, status: 413 },
    { why: '30 MB', body: `"${'x'.repeat(30 * MEGABYTE)}"`, status: 413 },
  ];
  it.each(bodies)('refuses $why as a new submission', async ({ body, type, status = 422 }) => {
    for (const path of ['/api/v1/submissions', '/submissions/new']) {
      const headers = { 'content-type': type ?? 'application/json' };
      const answer = await officer.send(path, { method: 'POST', body, headers });
      expect(answer.status).toBe(status);
      requireRefusal(path, answer);
    }
  });

  it.each(['accept', 'withdraw', 'complete'])(
    'refuses to %s a submission that does not exist',
    async (act) => {
      for (const id of [UNKNOWN, OF_ANOTHER, 'x']) {
        const path = `/api/v1/submissions/${id}/${act}`;
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify(act === 'withdraw' ? { reason: 'A mistake.' } : {});
        const answer = await officer.send(path, { method: 'POST', body, headers });
        expect(answer.status).toBe(id === OF_ANOTHER ? 403 : 404);
        requireRefusal(path, answer);
      }
    },
  );

  it('accepts only one council and one year', async () => {
    const body = 'return=ssda903&laCode=344&laCode=823&collectionYear=2025';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await officer.send('/submissions/new', { method: 'POST', body, headers });
    expect(answer.status).toBe(422);
  });

  it('has logged no unexpected error after all these requests', () => {
    expect(world.log.filter((line) => line.includes('"error"'))).toEqual([]);
  });
});
