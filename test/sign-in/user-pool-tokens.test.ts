import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIdentity } from '../../functions/shared/identity/openid-identity.ts';
import type { Identity } from '../../functions/shared/ports/identity.ts';

const ISSUER = 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_ab12CD34e';
const CLIENT = '3n4b5urk1ft4fl3mg5e62d9ado';
const SUBJECT = '56d4d2f4-60c1-70a1-7f2e-1f1c6d3f9a11';

const ID_TOKEN = {
  sub: SUBJECT,
  aud: CLIENT,
  token_use: 'id',
  'cognito:username': SUBJECT,
  email: 'officer@council.example',
  name: 'Alex Officer',
  'custom:role': 'officer',
  'custom:councils': '823,344',
};
const ACCESS_TOKEN = {
  sub: SUBJECT,
  client_id: CLIENT,
  token_use: 'access',
  scope: 'openid profile',
  username: SUBJECT,
};
const ROLES_BY_TRIGGER = { 'custom:role': 'officer', 'custom:councils': '823,344' };

let identity: Identity;
let sign: (claims: object) => Promise<string>;
beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'pool', alg: 'RS256' }] };
  const documents = new Map<string, object>([
    [
      `${ISSUER}/.well-known/openid-configuration`,
      { issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks.json` },
    ],
    [`${ISSUER}/.well-known/jwks.json`, keys],
  ]);
  identity = createIdentity({
    issuer: ISSUER,
    audience: CLIENT,
    claims: { role: 'custom:role', councils: 'custom:councils', name: 'name' },
    fetch: async (url) => Response.json(documents.get(url) ?? {}),
  });
  sign = (claims) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'pool' })
      .setIssuer(ISSUER)
      .setExpirationTime('1h')
      .sign(privateKey);
});

describe('tokens of a user pool', () => {
  it.each([
    { token: ID_TOKEN, why: 'an ID token has role and councils' },
    {
      token: { ...ACCESS_TOKEN, ...ROLES_BY_TRIGGER },
      why: 'an access token has them if the pool has a trigger that adds them',
    },
  ])('belong to an officer of two councils: $why', async ({ token }) => {
    expect(await identity.userOf(await sign(token))).toMatchObject({
      subject: SUBJECT,
      role: 'officer',
      councils: ['823', '344'],
    });
  });

  it.each([
    { token: ACCESS_TOKEN, why: 'a plain access token of Cognito has no role' },
    { token: { ...ID_TOKEN, aud: 'another-client' }, why: 'it is for another service' },
    {
      token: { ...ACCESS_TOKEN, ...ROLES_BY_TRIGGER, client_id: 'another-client' },
      why: 'it was issued to another service',
    },
    {
      token: { ...ACCESS_TOKEN, ...ROLES_BY_TRIGGER, token_use: undefined },
      why: 'a token without an audience has to be an access token',
    },
    {
      token: { ...ACCESS_TOKEN, ...ROLES_BY_TRIGGER, aud: 'another-api' },
      why: 'the audience takes precedence over the client',
    },
    { token: { ...ID_TOKEN, 'custom:role': '' }, why: 'the account has no role' },
    { token: { ...ID_TOKEN, 'custom:councils': '' }, why: 'an officer needs a council' },
  ])('are refused: $why', async ({ token }) => {
    expect(await identity.userOf(await sign(token))).toBeUndefined();
  });
});
