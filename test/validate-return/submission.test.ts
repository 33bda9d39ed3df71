import { describe, expect, it } from 'vitest';
import { Progress } from '../../schemas/api/submissions.ts';
import { Failure, ValidationSummary } from '../../schemas/api/validation.ts';
import { COMPLETED, ID, submit, textOf, type World } from './check-upload.ts';
import { SMALL_RETURN } from './small-return.ts';

async function snapshot({ submissions }: World): Promise<string[]> {
  const seen: string[] = [];
  for await (const { key, etag } of submissions.list('')) seen.push(`${key} ${etag}`);
  return seen;
}

async function summaryOf(world: World): Promise<ValidationSummary> {
  return ValidationSummary.parse(JSON.parse((await textOf(world, 'validation.json')) ?? ''));
}

describe('the checks of a submission', () => {
  it('record what was read, the result of each rule, and the checksums of the files', async () => {
    const world = await submit(SMALL_RETURN);
    await world.run();
    const summary = await summaryOf(world);
    expect(summary).toMatchObject({
      submission: ID,
      outcome: 'clean',
      tables: [
        { table: 'Header', rows: 2, children: 2 },
        { table: 'Episodes', rows: 3, children: 2 },
      ],
    });
    expect(summary.uploads.map(({ name }) => name)).toEqual(['header.csv', 'episodes.csv']);
    expect(summary.rules.length).toBeGreaterThan(50);
    const workers = summary.rules.filter(({ code }) => code.startsWith('SW'));
    expect(workers.length).toBeGreaterThan(5);
    for (const rule of workers) expect(rule).toMatchObject({ state: 'skipped', reason: /./ });
    const progress = Progress.parse(JSON.parse((await textOf(world, 'progress.json')) ?? ''));
    expect(progress).toMatchObject({ stage: 'writing', rowsRead: 5 });
    expect(progress.bytesRead).toBe(progress.bytesTotal);
  });

  it('report their progress, and that they are done', async () => {
    const world = await submit(SMALL_RETURN);
    await world.run();
    const names = world.written.map((key) => key.split('/').at(-1));
    expect(names.filter((name) => name === 'progress.json').length).toBeGreaterThan(3);
    expect(names.slice(-2)).toEqual(['findings.jsonl', 'validation.json']);
  });

  it('change nothing when the event comes twice', async () => {
    const world = await submit(SMALL_RETURN);
    await world.run();
    const before = await snapshot(world);
    await world.landing.put(`${ID}/0`, 'something else');
    await world.run(2);
    expect(await snapshot(world)).toEqual(before);
  });

  it('give one result when the event arrives twice at the same time', async () => {
    const world = await submit(SMALL_RETURN);
    await Promise.all([world.run(), world.run()]);
    expect((await summaryOf(world)).outcome).toBe('clean');
  });

  it('report a file whose bytes differ from the announced checksum', async () => {
    const world = await submit(SMALL_RETURN);
    await world.landing.put(`${ID}/1`, 'CHILD,DECOM\n');
    await world.run();
    expect(await textOf(world, 'findings.jsonl')).toContain('"code":"file-changed"');
    expect(await summaryOf(world)).toMatchObject({
      outcome: 'blocked',
      tables: [{ table: 'Header' }],
    });
  });

  it('report a file that did not arrive', async () => {
    const world = await submit(SMALL_RETURN);
    const { submissions } = world;
    const stored = JSON.parse((await textOf(world, 'submission.json')) ?? '');
    stored.files.push({ index: 7, name: 'reviews.csv' });
    await submissions.put(COMPLETED.replace('completed', 'submission'), JSON.stringify(stored));
    await world.run();
    expect(await textOf(world, 'findings.jsonl')).toContain('"code":"file-missing"');
    expect((await summaryOf(world)).outcome).toBe('blocked');
  });

  it('report at the third attempt that an error on our side stopped them', async () => {
    const world = await submit(SMALL_RETURN);
    await world.submissions.put(COMPLETED.replace('completed', 'submission'), '{ "broken": ');
    await expect(world.run(1)).rejects.toThrow();
    await expect(world.run(2)).rejects.toThrow();
    expect(await textOf(world, 'failure.json')).toBeUndefined();
    await expect(world.run(3)).rejects.toThrow();
    const failure = Failure.parse(JSON.parse((await textOf(world, 'failure.json')) ?? ''));
    expect(failure.message).toContain('Your files are kept');
  });
});
