import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSecret, readLocalSecret } from '../../infra/local/openid/local-secrets.ts';

describe('the secrets of a local service', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'care-stability-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are made once, are long, and only their owner can read them', async () => {
    const secret = keepSecret(folder, 'uploads');
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(keepSecret(folder, 'uploads')).toBe(secret);
    expect(keepSecret(folder, 'sessions')).not.toBe(secret);
    const { mode } = await stat(join(folder, 'secrets', 'uploads'));
    expect(mode & 0o777).toBe(0o600);
    expect((await readdir(join(folder, 'secrets'))).sort()).toEqual(['sessions', 'uploads']);
  });

  it('are made again if a killed start has left an empty file', async () => {
    await mkdir(join(folder, 'secrets'));
    await writeFile(join(folder, 'secrets', 'master-key'), '');
    const secret = keepSecret(folder, 'master-key');
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(readLocalSecret(folder, 'master-key')).toBe(secret);
  });
});
