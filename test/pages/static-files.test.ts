import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages, cachedPages } from '../../functions/shared/pages/build-assets.ts';
import { openService, type Service } from './support/service.ts';

describe('static files', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService();
  });

  it.each(['styles.css', 'script.js', 'favicon.svg'])(
    '%s may be cached permanently under its hashed name',
    async (name) => {
      const { status, headers, html } = await service.get(`/assets/${service.assets.names[name]}`);
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(html.length).toBeGreaterThan(100);
    },
  );

  it('are not cached under their plain names', async () => {
    const { status, headers } = await service.get('/assets/styles.css');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it.each([
    { file: 'manifest.json', why: 'the manifest is not a static file' },
    { file: '..%2Fmanifest.json', why: 'only names in the manifest are served' },
    { file: '%2Fetc%2Fpasswd', why: 'a name is not a path' },
    { file: 'constructor', why: 'a property of JavaScript objects is not a file' },
  ])('$file is not served: $why', async ({ file }) => {
    expect((await service.get(`/assets/${file}`)).status).toBe(404);
  });

  it('respect the licences: no GDS Transport, no crown, nothing from other sites', async () => {
    const css = (await service.get('/assets/styles.css')).html;
    const script = (await service.get('/assets/script.js')).html;
    expect(css).toContain('font-family:arial,sans-serif');
    expect(css).not.toMatch(/GDS Transport|@font-face|url\((?!["']?data:)/i);
    expect(`${css}${script}`).not.toMatch(/crown|https?:\/\/\w/i);
  });
});

describe('building the pages', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pages-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the same names for the same content', async () => {
    const first = await buildPages(path.join(folder, 'one'));
    expect(await buildPages(path.join(folder, 'two'))).toEqual(first);
    const written = await readdir(path.join(folder, 'one/assets'));
    expect(written.sort()).toEqual(Object.values(first).sort());
  });

  it('includes every template that a page needs', async () => {
    const templates = path.join(folder, 'one/templates');
    for (const name of [
      'shared/pages/layout.njk',
      'site/start.njk',
      'govuk/components/button/macro.njk',
    ]) {
      expect(await readFile(path.join(templates, name), 'utf8')).not.toBe('');
    }
  });

  it('is done once for unchanged sources', async () => {
    const first = await cachedPages(path.join(folder, 'cache'));
    const { mtimeMs } = await stat(path.join(first, 'manifest.json'));
    const second = await cachedPages(path.join(folder, 'cache'));
    expect(second).toBe(first);
    expect((await stat(path.join(second, 'manifest.json'))).mtimeMs).toBe(mtimeMs);
  });
});
