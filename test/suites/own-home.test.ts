import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownHome } from '../support/tools/own-home.ts';
import { runCommand } from '../support/tools/run-command.ts';

const CDK = join(import.meta.dirname, '../../node_modules/.bin/cdk');

const ASK = `
  const { homedir } = require('node:os');
  const { loadConfig } = require('@smithy/core/config');
  const region = loadConfig({
    environmentVariableSelector: (variables) => variables.AWS_REGION,
    configFileSelector: (profile) => profile.region,
    default: 'none',
  });
  region().then((found) => console.log(JSON.stringify({ home: homedir(), region: found })));
`;

/** An app of one stack, so that the CDK has something to list. */
const MANIFEST = {
  version: '36.0.0',
  artifacts: {
    One: {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: 'one.json' },
    },
  },
};

describe('a program that a suite starts, on a machine whose home would mislead it', () => {
  let folder: string;
  let poisoned: string;
  let environment: Readonly<Record<string, string | undefined>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'care-stability-home-'));
    poisoned = join(folder, 'poisoned');
    const accounts = { test: { accountId: '999999999999', partition: 'aws-cn' } };
    for (const [name, text] of [
      ['.cdk/cache/accounts_partitions.json', JSON.stringify(accounts)],
      ['.cdk.json', '{ "output": "/nowhere/at/all", "app": "false" }'],
      ['.aws/config', '[default]\nregion = mars-north-1\n'],
      ['.aws/credentials', '[default]\naws_access_key_id = wrong\n'],
    ] as const) {
      await mkdir(join(poisoned, name, '..'), { recursive: true });
      await writeFile(join(poisoned, name), text);
    }
    environment = ownHome(join(folder, 'run'), {
      ...process.env,
      HOME: poisoned,
      AWS_PROFILE: 'someone',
      AWS_REGION: 'mars-north-1',
      CDK_DEFAULT_ACCOUNT: '999999999999',
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds nothing of the user: no profile, no region, no account', async () => {
    const said = await runCommand(process.execPath, ['-e', ASK], {
      cwd: join(import.meta.dirname, '../..'),
      env: environment,
      limitSeconds: 60,
    });
    expect(JSON.parse(said)).toEqual({ home: join(folder, 'run/home'), region: 'none' });
    expect(environment.AWS_PROFILE ?? environment.CDK_DEFAULT_ACCOUNT).toBeUndefined();
  });

  it('leaves the home of the user as it was, the CDK too', async () => {
    const files = async () => {
      const names = (await readdir(poisoned, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
      return await Promise.all(names.map(async (name) => [name, await readFile(name, 'utf8')]));
    };
    const before = await files();
    const assembly = join(folder, 'assembly');
    await mkdir(assembly);
    await writeFile(join(assembly, 'manifest.json'), JSON.stringify(MANIFEST));
    await writeFile(join(assembly, 'one.json'), '{ "Resources": {} }');
    await runCommand(CDK, ['list', '--app', assembly, '--no-notices', '--ci'], {
      cwd: folder,
      env: environment,
      limitSeconds: 60,
    });
    expect(await files()).toEqual(before);
  });
});
