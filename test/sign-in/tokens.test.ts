import { statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentity } from '../../functions/shared/identity/openid-identity.ts';
import { askToken } from '../../infra/local/openid/ask-token.ts';
import { readLocalSecret } from '../../infra/local/openid/local-secrets.ts';
import { createOpenidProvider } from '../../infra/local/openid-provider.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let officerToken: string;
beforeAll(async () => {
  world = await openWorld();
  officerToken = await tokenOf('officer', '823');
});
afterAll(() => world.close());

async function tokenOf(...account: readonly string[]): Promise<string> {
  const answer = await askToken({ ...world, account });
  if (answer.is === 'refused') throw new Error(answer.problem);
  return answer.token;
}

/** The provider's own key, to sign tokens that the provider never issued. */
function signingKey(): JWK {
  return JSON.parse(readLocalSecret(world.dataFolder, 'openid-signing-key') ?? '') as JWK;
}

async function signedBy(jwk: JWK, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const key = await importJWK(jwk, 'RS256');
  return new SignJWT({ ...decodeJwt(officerToken), ...changes })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid ?? '' })
    .sign(key);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens of councils’ own systems', () => {
  it.each([
    { account: ['officer', '823'], role: 'officer', councils: ['823'] },
    { account: ['officer', '344'], role: 'officer', councils: ['344'] },
    { account: ['inspector'], role: 'inspector', councils: [] },
    { account: ['analyst'], role: 'analyst', councils: [] },
    { account: ['operator'], role: 'operator', councils: [] },
  ])(
    'the token for $account belongs to the $role of councils $councils',
    async ({ account, role, councils }) => {
      expect(await world.identity.userOf(await tokenOf(...account))).toMatchObject({
        role,
        councils,
      });
    },
  );

  it.each([
    { account: [], why: 'no account was named' },
    { account: ['manager'], why: 'there is no such role' },
    { account: ['officer'], why: 'an officer needs a council' },
    { account: ['officer', '82'], why: 'a council has a three-digit code' },
    { account: ['officer', '823', '344'], why: 'an officer’s token is for one council' },
    { account: ['inspector', '823'], why: 'an inspector has no council' },
  ])('explains the command when $why', async ({ account }) => {
    const answer = await askToken({ ...world, account });
    expect(answer).toMatchObject({
      is: 'refused',
      problem: expect.stringContaining('officer 823'),
    });
  });

  it('says what to do when the service is not running', async () => {
    const origin = 'http://localhost:1';
    const answer = await askToken({ ...world, origin, account: ['inspector'] });
    expect(answer).toMatchObject({ problem: expect.stringContaining('npm start') });
  });

  it('gives no token to a system with the wrong secret', async () => {
    const response = await fetch(`${world.provider.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('officer-823:guess').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(response.status).toBe(401);
  });

  it('remains valid after a restart', async () => {
    const { origin, dataFolder } = world;
    const restarted = createOpenidProvider({ origin, dataFolder, councils: [] });
    expect(restarted.clientSecret).toBe(world.provider.clientSecret);
    expect(statSync(join(dataFolder, 'secrets', 'openid-signing-key')).mode & 0o777).toBe(0o600);
  });
});

describe('the validity of tokens', () => {
  it.each([
    { changes: {}, known: true, why: 'the same claims signed again are valid' },
    { changes: { exp: 1_700_000_000 }, known: false, why: 'it has expired' },
    { changes: { exp: undefined }, known: false, why: 'it never expires' },
    { changes: { nbf: 4_000_000_000 }, known: false, why: 'it is not valid yet' },
    { changes: { aud: 'https://another.example/api' }, known: false, why: 'it is for another API' },
    { changes: { aud: 'care-stability' }, known: false, why: 'an ID token is for the pages' },
    { changes: { iss: 'https://another.example' }, known: false, why: 'another issuer issued it' },
    { changes: { role: 'director' }, known: false, why: 'the role is unknown' },
    { changes: { role: undefined }, known: false, why: 'it names no role' },
    { changes: { role: ['officer', 'operator'] }, known: false, why: 'it names two roles' },
    { changes: { councils: [] }, known: false, why: 'an officer has no council' },
    { changes: { councils: ['823', 'all'] }, known: false, why: 'one council is not a code' },
    { changes: { councils: '823 344' }, known: true, why: 'a list in one text is accepted' },
  ])('signed by the provider: $why', async ({ changes, known }) => {
    const user = await world.identity.userOf(await signedBy(signingKey(), changes));
    expect(user !== undefined).toBe(known);
  });

  it('is refused when signed by another key with the provider’s key id', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: signingKey().kid ?? '' };
    expect(await world.identity.userOf(await signedBy(jwk, {}))).toBeUndefined();
  });

  it('is refused when signed by another key with another key id', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'unknown' };
    expect(await world.identity.userOf(await signedBy(jwk, {}))).toBeUndefined();
  });

  it('is refused when not signed, or signed with the public key as a shared secret', async () => {
    const claims = encode(decodeJwt(officerToken));
    const none = `${encode({ alg: 'none', typ: 'at+jwt' })}.${claims}.`;
    expect(await world.identity.userOf(none)).toBeUndefined();
    const published = JSON.stringify({ n: signingKey().n, e: signingKey().e });
    const shared = await new SignJWT(decodeJwt(officerToken))
      .setProtectedHeader({ alg: 'HS256', kid: signingKey().kid ?? '' })
      .sign(Buffer.from(published));
    expect(await world.identity.userOf(shared)).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c', '....', 'é'])(
    'is refused when it is not a token: %j',
    async (text) => {
      expect(await world.identity.userOf(text)).toBeUndefined();
    },
  );

  it('is refused when altered in one claim', async () => {
    const [header, , signature] = officerToken.split('.');
    const claims = encode({ ...decodeJwt(officerToken), councils: ['344'] });
    expect(await world.identity.userOf(`${header}.${claims}.${signature}`)).toBeUndefined();
  });

  it('cause an error, not a refusal, when the provider cannot be reached', async () => {
    const fetch = async () => new Response('', { status: 503 });
    const identity = createIdentity({ ...world.provider, fetch });
    await expect(identity.userOf(officerToken)).rejects.toThrow('503');
  });
});

describe('the role names of another provider', () => {
  const claims = {
    role: 'cognito:groups',
    councils: 'custom:councils',
    name: 'username',
    roleWords: { 'stability-inspectors': 'inspector' },
  } as const;

  it('are mapped as configured', async () => {
    const identity = createIdentity({ ...world.provider, claims });
    const token = await signedBy(signingKey(), {
      'cognito:groups': ['all-staff', 'stability-inspectors'],
      username: 'A. Person',
    });
    expect(await identity.userOf(token)).toMatchObject({ role: 'inspector', name: 'A. Person' });
  });

  it('give no role for a name that is not configured', async () => {
    const identity = createIdentity({ ...world.provider, claims });
    const token = await signedBy(signingKey(), { 'cognito:groups': ['all-staff', 'toString'] });
    expect(await identity.userOf(token)).toBeUndefined();
  });
});
