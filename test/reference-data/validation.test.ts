import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { openWorld, type World } from '../support/world.ts';
import { EPISODES, HEADER } from '../validate-return/small-return.ts';
import { fixture, INVENTED, ONSPD, PROVIDERS } from './loading.ts';

const COMMAND = join(import.meta.dirname, '../../infra/reference-data/load-reference.ts');
const WITHOUT_NUMBER = EPISODES.replaceAll(/SC12345\d/g, '');
const RETURN = [
  { name: 'header.csv', bytes: Buffer.from(HEADER) },
  { name: 'episodes.csv', bytes: Buffer.from(WITHOUT_NUMBER) },
];

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

function command(...words: string[]): Promise<{ readonly status: number; readonly said: string }> {
  const env = { ...process.env, DATA_DIR: world.dataFolder, REFERENCE_BUCKET: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...words], { env }, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    );
  });
}

async function summaryOfReturn(): Promise<ValidationSummary> {
  const officer = await world.as('officer 823');
  const { id } = await officer.submit('823', 2025, RETURN);
  const found = await world.platform.stores.submissions.get(submissionKey(id, 'validation.json'));
  return ValidationSummary.parse(JSON.parse(Buffer.from(found?.body ?? '').toString()));
}

const rule = ({ rules }: ValidationSummary, wanted: string) =>
  rules.find(({ code }) => code === wanted);

describe('reference data that an operator loads into a running service', {
  timeout: 60_000,
}, () => {
  it('are needed by rules, which are skipped with a reason before', async () => {
    expect((await command()).said).toContain('postcodes: none loaded; rules that need them');
    const summary = await summaryOfReturn();
    expect(summary.reference).toBeUndefined();
    expect(rule(summary, '218')).toMatchObject({
      state: 'skipped',
      reason: 'No postcode list is loaded.',
    });
  });

  it('make rules check the next return, and its result names the editions', async () => {
    const postcodes = await command('postcodes', fixture(INVENTED), '--sample');
    expect(postcodes).toMatchObject({ status: 0, said: expect.stringContaining('is in use: 6') });
    const providers = await command('providers', fixture(PROVIDERS), '--sample');
    expect(providers).toMatchObject({ status: 0, said: expect.stringContaining('is in use: 5') });
    const summary = await summaryOfReturn();
    expect(summary.reference).toMatchObject({
      postcodes: { name: 'ONSPD, November 2025' },
      providers: { name: 'Ofsted’s providers, March 2026' },
    });
    expect(rule(summary, '218')).toMatchObject({ state: 'failed', failures: 3 });
    const skipped = summary.rules.filter(({ reason = '' }) => /list/.test(reason));
    expect(skipped).toEqual([]);
  });

  it('can be another edition, which is named in the result of the next check', async () => {
    const loaded = await command('postcodes', fixture(ONSPD), '--sample', '--edition', 'trial');
    expect(loaded.said).toContain('ONSPD, trial is in use: 9 postcodes');
    expect((await summaryOfReturn()).reference?.postcodes?.name).toBe('ONSPD, trial');
    expect((await command()).said).toContain('ONSPD, trial, 9 in all');
  });

  it('are refused with a reason if the file is not a list or the command is wrong', async () => {
    const other = await command('postcodes', fixture(PROVIDERS));
    expect(other).toMatchObject({ status: 1, said: expect.stringContaining('(ONSPD)') });
    const short = await command('providers', fixture(PROVIDERS));
    expect(short).toMatchObject({ status: 1, said: expect.stringContaining('--sample') });
    const missing = await command('providers', 'nowhere.csv');
    expect(missing).toMatchObject({ status: 1, said: 'There is no file nowhere.csv.\n' });
    for (const words of [['planets', 'x.csv'], ['postcodes'], ['--all']]) {
      const { status, said } = await command(...words);
      expect(status).toBe(2);
      expect(said).not.toContain('    at ');
    }
  });
});
