import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayWorld, openGatewayWorld } from './support/world.ts';

const ENTRY = { Bucket: 'open', Key: 'ledger/1.json' };
const FUNCTION = join(import.meta.dirname, 'support/calling-function.ts');

let world: GatewayWorld;

beforeEach(async () => {
  world = await openGatewayWorld();
});
afterEach(() => world.close());

/** How a call of the function ended: `done`, or the name of the error. */
async function put(caller: string, Key = ENTRY.Key): Promise<string> {
  const sent = world.as(caller).s3.send(new PutObjectCommand({ ...ENTRY, Key, Body: 'x' }));
  return await sent.then(
    () => 'done',
    ({ name }: Error) => name,
  );
}

const putsReached = () => world.upstream.reached.filter(({ method }) => method === 'PUT').length;

describe('a call goes wrong when a test asks for it', () => {
  const broken = { is: 'error', status: 503, code: 'SlowDown' } as const;

  it('is answered with the error, and is not carried out', async () => {
    const fault = await world.control.plan({ action: 's3:PutObject', effect: broken });
    expect(await put('uploads')).toBe('SlowDown');
    expect(putsReached()).toBe(0);
    expect(await fault.struck()).toBe(1);
  });

  it('is carried out and answered with the error all the same', async () => {
    await world.control.plan({ action: 's3:PutObject', when: 'after', effect: broken });
    expect(await put('uploads')).toBe('SlowDown');
    expect(putsReached()).toBe(1);
  });

  it('happens to the calls that the test names and to no others', async () => {
    const resource = 'ledger/';
    const fault = { caller: 'publish-return', resource, nth: 2, times: 2, effect: broken };
    const planned = await world.control.plan(fault);
    const outcomes = [
      await put('publish-return'),
      await put('uploads'),
      await put('publish-return', 'lake/1.parquet'),
      await put('publish-return'),
      await put('publish-return'),
      await put('publish-return'),
    ];
    expect(outcomes).toEqual(['done', 'done', 'done', 'SlowDown', 'SlowDown', 'done']);
    expect(await planned.struck()).toBe(2);
  });

  it('is answered late', async () => {
    const effect = { is: 'delay', milliseconds: 1500 } as const;
    await world.control.plan({ resource: 'slow', effect });
    const order: string[] = [];
    const send = async (key: string) => {
      await put('uploads', key);
      order.push(key);
    };
    await Promise.all([send('slow'), send('quick')]);
    expect(order).toEqual(['quick', 'slow']);
  });

  it('does not happen after the test has removed its faults', async () => {
    await world.control.plan({ effect: broken, times: 100 });
    await world.control.calm();
    expect(await put('uploads')).toBe('done');
  });

  it('is refused when its effect is unknown', async () => {
    const effect = { is: 'explode' } as never;
    await expect(world.control.plan({ effect })).rejects.toThrow(/effect/);
  });
});

describe('a function is killed in the middle of its work', () => {
  const run = async () => {
    const child = spawn(process.execPath, [FUNCTION, world.url], { stdio: 'ignore' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal;
  };

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('%s its call was carried out, by its process', async (when, reached) => {
    await world.control.plan({ action: 's3:PutObject', when, effect: { is: 'kill' } });
    expect(await run()).toBe('SIGKILL');
    expect(putsReached()).toBe(reached);
    const reads = world.upstream.reached.filter(({ url }) => url.includes('x-id=GetObject'));
    expect(reads).toEqual([]);
  });

  it('is not killed when no fault is planned', async () => {
    expect(await run()).toBeNull();
    expect(await world.observed()).toEqual([
      's3:PutObject arn:aws:s3:::open/entry.json',
      's3:GetObject arn:aws:s3:::open/entry.json',
    ]);
  });

  it('leaves other calls of other processes alone', async () => {
    await world.control.plan({ action: 's3:PutObject', effect: { is: 'kill' } });
    expect(await run()).toBe('SIGKILL');
    const { s3 } = world.as('uploads');
    const { Body } = await s3.send(new GetObjectCommand(ENTRY));
    expect(await Body?.transformToString()).toBe('content');
  });
});
