import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { deployApp } from '../support/cloud/deploy-app.ts';
import { deployedService } from '../support/cloud/deployed-service.ts';
import { settingsFor } from '../support/cloud/open-cloud.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The files that the app is synthesised from. */
const PARTS = [
  'functions',
  'infra',
  'schemas',
  'sql',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const FIGURES = '/api/v1/measures/placements_3plus/data?unit=823&year=2025';
const VIEW = 'sql/marts/council_profile.sql';

describe('a second deployment, with a changed view', () => {
  const cloud = inject('cloud');
  let analyst: ApiClient;
  let folder: string;
  let project: string;

  const release = async () => {
    const { json } = await analyst.post('/api/v1/releases', { note: 'second deployment' });
    return await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
  };
  const deploy = () =>
    deployApp({
      endpoint: cloud.emulator,
      folder,
      project,
      settings: settingsFor(cloud.origin),
    });
  const hashOf = (made: { manifest: { views: { view: string; sha256: string }[] } }) =>
    made.manifest.views.find(({ view }) => view === 'council_profile')?.sha256;

  beforeAll(async () => {
    analyst = await deployedService(cloud).as('analyst');
    folder = await mkdtemp(join(tmpdir(), 'care-stability-second-'));
    project = join(folder, 'project');
    for (const part of PARTS) await cp(join(ROOT, part), join(project, part), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('changes new releases, and no earlier release', async () => {
    const { json: releases } = await analyst.get('/api/v1/releases');
    const published = releases.results.filter(
      (one: { status: string }) => one.status === 'published',
    );
    const { json: before } = await analyst.get(`/api/v1/releases/${published[0].release}`);
    const figuresBefore = (await analyst.get(`${FIGURES}&release=${before.release}`)).text;
    const view = join(project, VIEW);
    const sql = await readFile(view, 'utf8');
    await writeFile(view, sql.replace('select * from final', 'select * from final where true'));
    await deploy();
    const after = await release();
    expect(after.status).toBe('published');
    expect(hashOf(after)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(after)).not.toBe(hashOf(before));
    const again = (await analyst.get(`/api/v1/releases/${before.release}`)).json;
    expect(again).toEqual(before);
    expect((await analyst.get(`${FIGURES}&release=${before.release}`)).text).toBe(figuresBefore);
  });

  it('changes nothing when it is repeated', async () => {
    const outputs = await deploy();
    expect(outputs).toEqual(cloud.outputs);
  });
});
