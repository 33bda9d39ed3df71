import { GetQueryExecutionCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { GenerateMacCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { isAllowed } from '../support/cloud/gateway/evaluate-policies.ts';
import { PolicyDocument } from '../support/cloud/gateway/iam-role.ts';
import { ABSENT, KEY, LOCKED } from './support/upstream.ts';
import { type GatewayWorld, openGatewayWorld, roleOf, roleWith } from './support/world.ts';

const SHUT = { Bucket: LOCKED, Key: 'a.json' };
const OBJECTS = `arn:aws:s3:::${LOCKED}/*`;

let world: GatewayWorld;

afterEach(() => world?.close());

describe('a function whose role has no permission fails as on AWS', () => {
  it('gets AccessDenied from S3, and nothing reaches the bucket', async () => {
    world = await openGatewayWorld({
      roles: [roleOf('measures', [[['s3:GetObject'], [OBJECTS]]])],
    });
    const call = world.as('measures').s3.send(new PutObjectCommand({ ...SHUT, Body: 'x' }));
    await expect(call).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
      message: expect.stringContaining(
        's3:PutObject on resource: arn:aws:s3:::locked-bucket/a.json',
      ),
    });
    expect(world.upstream.reached.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(await world.observed()).toContain(
      's3:PutObject arn:aws:s3:::locked-bucket/a.json: denied',
    );
  });

  it('may not read an object whose key it may not use', async () => {
    world = await openGatewayWorld({
      roles: [roleOf('measures', [[['s3:GetObject'], [OBJECTS]]])],
    });
    const call = world.as('measures').s3.send(new GetObjectCommand(SHUT));
    await expect(call).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await world.observed()).toContain(`kms:Decrypt ${KEY} by s3:GetObject: denied`);
  });

  it('does not learn that an object is missing without permission to list', async () => {
    world = await openGatewayWorld({ roles: [roleOf('measures', [[['s3:GetObject'], ['*']]])] });
    const { s3 } = world.as('measures');
    const absent = { Bucket: 'open', Key: ABSENT };
    await expect(s3.send(new GetObjectCommand(absent))).rejects.toThrow(/s3:ListBucket/);
    await expect(s3.send(new HeadObjectCommand(absent))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('gets AccessDeniedException from services that answer JSON', async () => {
    world = await openGatewayWorld({ roles: [roleOf('publish-return', [])] });
    const call = world.as('publish-return').kms.send(
      new GenerateMacCommand({
        KeyId: KEY,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: new Uint8Array([1]),
      }),
    );
    await expect(call).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('starts a query that fails when only a permission of the query is missing', async () => {
    const workgroup = 'arn:aws:athena:eu-west-2:000000000000:workgroup/lake';
    const athenaOnly = roleOf('deploy-views', [[['athena:*'], [workgroup]]]);
    world = await openGatewayWorld({ roles: [athenaOnly] });
    const { athena } = world.as('deploy-views');
    const { QueryExecutionId } = await athena.send(
      new StartQueryExecutionCommand({ QueryString: 'select 1', WorkGroup: 'lake' }),
    );
    const { QueryExecution } = await athena.send(
      new GetQueryExecutionCommand({ QueryExecutionId }),
    );
    expect(QueryExecution?.Status).toMatchObject({
      State: 'FAILED',
      StateChangeReason: expect.stringContaining('glue:GetDatabase'),
    });
    expect(world.statements).toEqual([]);
  });

  it('may do nothing without a role', async () => {
    world = await openGatewayWorld({ roles: [] });
    const call = world.as('stranger').s3.send(new GetObjectCommand(SHUT));
    await expect(call).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('a permission is withdrawn from one function for a while', () => {
  it('denies what the role allows, and allows it again afterwards', async () => {
    const grants = [[['s3:GetObject', 'kms:Decrypt'], ['*']]] as const;
    world = await openGatewayWorld({
      roles: [roleOf('measures', grants), roleOf('audit', grants)],
    });
    await world.control.withdraw({ caller: 'measures', action: 'kms:Decrypt' });
    const read = async (caller: string) =>
      await world
        .as(caller)
        .s3.send(new GetObjectCommand(SHUT))
        .then(
          () => 'read',
          ({ name }: Error) => name,
        );
    expect([await read('measures'), await read('audit')]).toEqual(['AccessDenied', 'read']);
    await world.control.calm();
    expect(await read('measures')).toBe('read');
  });

  it('does not count it as missing from the role', async () => {
    world = await openGatewayWorld({ roles: [roleOf('measures', [[['s3:*'], ['*']]])] });
    await world.control.withdraw({ caller: 'measures', action: 's3:GetObject' });
    await world
      .as('measures')
      .s3.send(new GetObjectCommand({ Bucket: 'open', Key: 'a' }))
      .catch(() => {});
    expect(await world.observed()).toEqual(['s3:GetObject arn:aws:s3:::open/a: withdrawn']);
  });
});

describe('an upload by a signed form is judged as the function that signed it', () => {
  const send = async (key: string) => {
    const form = new FormData();
    form.set('key', key);
    form.set('policy', 'x'.repeat(2000));
    form.set('file', new Blob(['a'.repeat(200_000)]));
    return await fetch(new URL(`/${LOCKED}`, world.url), { method: 'POST', body: form });
  };

  it('is taken whole when the one function that writes there may', async () => {
    const roles = [
      roleOf('uploads', [
        [
          ['s3:PutObject', 'kms:GenerateDataKey'],
          [OBJECTS, KEY],
        ],
      ]),
      roleOf('measures', [[['s3:GetObject'], [OBJECTS]]]),
    ];
    world = await openGatewayWorld({ roles });
    expect((await send('some/key.csv')).status).toBe(200);
    expect(await world.observed()).toEqual([
      's3:PutObject arn:aws:s3:::locked-bucket/some/key.csv',
      `kms:GenerateDataKey ${KEY} by s3:PutObject`,
    ]);
    const { text = '' } = world.upstream.reached.at(-1) ?? {};
    expect(text.split('\r\n').slice(1, 4)).toEqual([
      'Content-Disposition: form-data; name="key"',
      '',
      'some/key.csv',
    ]);
    expect(text.split('\r\n').map(({ length }) => length)).toContain(200_000);
    expect(text).toMatch(/--\r\n$/);
  });

  it('is refused when its signer may not use the key', async () => {
    world = await openGatewayWorld({ roles: [roleOf('uploads', [[['s3:PutObject'], [OBJECTS]]])] });
    expect((await send('some/key.csv')).status).toBe(403);
  });
});

interface Weighed {
  readonly why: string;
  readonly action?: string;
  readonly resource?: string;
  readonly statements: PolicyDocument['Statement'];
  readonly allowed: boolean;
}

const allow = (action: string, resource: string) => ({
  Effect: 'Allow' as const,
  Action: [action],
  Resource: [resource],
});
const deny = (action: string, resource: string) => ({
  ...allow(action, resource),
  Effect: 'Deny' as const,
});

const WEIGHED: readonly Weighed[] = [
  { why: 'nothing is allowed that nothing allows', statements: [], allowed: false },
  { why: 'a name allows itself', statements: [allow('s3:GetObject', 'arn:b/a')], allowed: true },
  { why: 'actions are told in any case', statements: [allow('S3:getobject', '*')], allowed: true },
  { why: 'a star is any text', statements: [allow('s3:Get*', 'arn:*')], allowed: true },
  {
    why: 'a mark is one character',
    statements: [allow('s3:GetObject', 'arn:b/??')],
    allowed: false,
  },
  {
    why: 'a dot is a dot',
    resource: 'arn:b/axjson',
    statements: [allow('s3:GetObject', 'arn:b/a.json')],
    allowed: false,
  },
  {
    why: 'a right on objects is none on the bucket',
    action: 's3:ListBucket',
    resource: 'arn:b',
    statements: [allow('s3:*', 'arn:b/*')],
    allowed: false,
  },
  {
    why: 'a denial wins',
    statements: [allow('s3:*', '*'), deny('s3:GetObject', 'arn:b/*')],
    allowed: false,
  },
  {
    why: 'a denial of something else does not matter',
    statements: [allow('s3:*', '*'), deny('s3:PutObject', '*')],
    allowed: true,
  },
];

describe('policies are evaluated as IAM evaluates them', () => {
  it.each(WEIGHED)('$why', ({ action, resource, statements, allowed }) => {
    const ask = { action: action ?? 's3:GetObject', resource: resource ?? 'arn:b/a' };
    expect(isAllowed(roleWith('measures', { Statement: statements }), ask)).toBe(allowed);
  });

  it('refuses to guess at a condition', () => {
    const statement = {
      ...allow('s3:*', '*'),
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    };
    const role = roleWith('measures', { Statement: [statement] });
    const ask = { action: 's3:GetObject', resource: 'arn:b/a' };
    expect(() => isAllowed(role, ask)).toThrow(/cannot be evaluated/);
  });

  it('refuses to guess at parts of a policy that it does not know', () => {
    const document = { Statement: { Effect: 'Allow', NotAction: 's3:*', Resource: '*' } };
    expect(() => PolicyDocument.parse(document)).toThrow(/NotAction/);
  });
});
