import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { EngineUnavailable, QueryFailed, QueryTooLarge } from '../../functions/shared/errors.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, origin: string) => void;

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** A cluster that gives these answers one after the other, then repeats the last one. */
async function cluster(...answers: Answer[]) {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    if (request.method === 'DELETE') response.writeHead(204).end();
    else (answers.length > 1 ? answers.shift() : answers[0])?.(request, response, origin);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const engine = (more = {}) =>
    createTrinoEngine({
      url: origin,
      user: 'ann',
      catalog: 'hive',
      schema: 'care',
      lakeUri: 's3://lake',
      ...more,
    });
  return { asked, headers, engine, origin };
}

const busy =
  (status: number): Answer =>
  (_, response) =>
    response.writeHead(status).end('busy');
const page =
  (body: object): Answer =>
  (_, response) =>
    response.end(JSON.stringify({ id: 'q', stats: {}, ...body }));
const goesOn: Answer = (_, response, origin) =>
  response.end(JSON.stringify({ id: 'q', stats: {}, nextUri: `${origin}/v1/statement/q/1` }));
const done = page({ columns: [{ name: 'n', type: 'integer' }], data: [[1]] });
const failed = (errorName: string, errorType: string) =>
  page({ error: { message: 'so it is', errorName, errorType } });

describe('a query of a Trino cluster', () => {
  it('names only the user', async () => {
    const { engine, headers } = await cluster(done);
    await engine().query('select 1 as n');

    expect(headers[0]).toMatchObject({
      'x-trino-user': 'ann',
      'x-trino-catalog': 'hive',
      'x-trino-schema': 'care',
      'x-trino-source': 'care-stability',
    });
    expect(headers[0]).not.toHaveProperty('authorization');
  });

  it.each([502, 503, 504, 429])('is sent again after the answer %i', async (status) => {
    const { engine, asked } = await cluster(busy(status), goesOn, busy(status), done);

    expect(await engine().query('select 1 as n')).toEqual([{ n: 1 }]);
    expect(asked).toEqual([
      'POST /v1/statement',
      'POST /v1/statement',
      'GET /v1/statement/q/1',
      'GET /v1/statement/q/1',
    ]);
  });

  it.each([
    {
      answer: failed('SYNTAX_ERROR', 'USER_ERROR'),
      kind: QueryFailed,
      why: 'a mistake in the SQL',
    },
    {
      answer: failed('GENERIC_INTERNAL_ERROR', 'INTERNAL_ERROR'),
      kind: QueryFailed,
      why: 'an error of the cluster',
    },
    {
      answer: failed('EXCEEDED_SCAN_LIMIT', 'INSUFFICIENT_RESOURCES'),
      kind: QueryTooLarge,
      why: 'bytes',
    },
    {
      answer: failed('EXCEEDED_LOCAL_MEMORY_LIMIT', 'INSUFFICIENT_RESOURCES'),
      kind: QueryTooLarge,
      why: 'memory',
    },
    {
      answer: failed('QUERY_QUEUE_FULL', 'INSUFFICIENT_RESOURCES'),
      kind: EngineUnavailable,
      why: 'a full queue',
    },
    { answer: busy(500), kind: EngineUnavailable, why: 'an error status' },
    { answer: busy(401), kind: EngineUnavailable, why: 'an unknown user' },
    { answer: busy(200), kind: EngineUnavailable, why: 'another service at the address' },
  ])('fails with an error that says what to do: $why', async ({ answer, kind }) => {
    const { engine } = await cluster(answer);

    await expect(engine().query('select 1 as n')).rejects.toThrow(kind);
  });

  it('is stopped on the cluster when the caller cancels it', async () => {
    const { engine, asked } = await cluster(goesOn, () => {});
    const signal = AbortSignal.timeout(100);
    await expect(engine().query('select 1 as n', [], { signal })).rejects.toThrow('timeout');

    expect(asked.at(-1)).toBe('DELETE /v1/statement/q/1');
  });

  it('is stopped on the cluster if its answer cannot be read', async () => {
    const tooLarge: Answer = (_, response, origin) =>
      response.end(
        `{"id":"q","stats":{},"nextUri":"${origin}/v1/statement/q/2","columns":[{"name":"n","type":"bigint"}],"data":[[9007199254740993]]}`,
      );
    const { engine, asked } = await cluster(tooLarge);
    await expect(engine().query('select 1 as n')).rejects.toThrow(RangeError);

    expect(asked.at(-1)).toBe('DELETE /v1/statement/q/2');
  });

  it('fails and says so if the cluster does not respond', async () => {
    const { engine } = await cluster(done);
    await stop?.();
    stop = undefined;

    await expect(engine().query('select 1 as n')).rejects.toThrow('does not respond');
  });
});

describe('the password of a Trino cluster', () => {
  const password = async () => 'secret';

  it('is sent to a cluster on this machine', async () => {
    const { engine, headers } = await cluster(done);
    await engine({ password }).query('select 1 as n');

    expect(headers[0]?.authorization).toBe(`Basic ${Buffer.from('ann:secret').toString('base64')}`);
  });

  it('is not sent unencrypted to another machine', async () => {
    const { engine } = await cluster(done);

    expect(() => engine({ url: 'http://trino.example:8080', password })).toThrow(EngineUnavailable);
  });

  it('is not sent to another address that the cluster redirects to', async () => {
    const { engine, asked } = await cluster(
      page({ nextUri: 'http://127.0.0.1:1/v1/statement/q/1' }),
    );

    await expect(engine({ password }).query('select 1 as n')).rejects.toThrow('redirects to');
    expect(asked).toEqual(['POST /v1/statement']);
  });
});
