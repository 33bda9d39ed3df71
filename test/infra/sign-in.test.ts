import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { REGISTER } from '../../functions/register.ts';
import { deployed } from './support/functions.ts';
import { createApp, platformOf, resourcesOf } from './support/synthesised.ts';

const { lake, service } = platformOf(
  createApp({ signIn: 'user-pool', signInDomain: 'councils', origin: 'https://care.example' }),
);
const only = (type: string) => Object.values(resourcesOf(lake, type))[0]?.Properties ?? {};
const pool = only('AWS::Cognito::UserPool');
const client = only('AWS::Cognito::UserPoolClient');

describe('accounts of a user pool', () => {
  it('are made by operators, and need a second factor other than text messages', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    });
  });

  it('have long passwords, and stolen passwords are detected', () => {
    expect(pool.Policies).toMatchObject({
      PasswordPolicy: {
        MinimumLength: 14,
        RequireLowercase: true,
        RequireUppercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
      },
    });
    expect(pool.UserPoolAddOns).toEqual({ AdvancedSecurityMode: 'ENFORCED' });
  });

  it('have a role and councils, which users can read and not change', () => {
    const names = (pool.Schema as { Name: string }[]).map(({ Name }) => Name);
    expect(names).toEqual(expect.arrayContaining(['role', 'councils']));
    expect(client.ReadAttributes).toEqual(
      expect.arrayContaining(['custom:role', 'custom:councils']),
    );
    expect(client.WriteAttributes).toEqual(['email', 'name']);
    expect(client.AllowedOAuthScopes).toEqual(['openid', 'profile']);
  });

  it('sign in only by authorisation code, and return only to the service', () => {
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://care.example/sign-in/callback'],
      GenerateSecret: true,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('are trusted by every function that answers requests', () => {
    for (const entry of REGISTER.filter(({ kind }) => kind === 'http')) {
      const { environment } = deployed(service, entry);
      expect(JSON.stringify(environment.OPENID_ISSUER)).toContain('cognito-idp.eu-west-2');
      expect(environment.OPENID_AUDIENCE).toEqual(environment.OPENID_CLIENT_ID);
      expect(environment).toMatchObject({
        OPENID_ROLE_CLAIM: 'custom:role',
        OPENID_COUNCILS_CLAIM: 'custom:councils',
      });
    }
  });

  it('give sign-in the secret of the client without a step by an operator', () => {
    const [secret] = Object.values(resourcesOf(lake, 'AWS::SecretsManager::Secret'));
    expect(JSON.stringify(secret?.Properties.SecretString)).toContain('ClientSecret');
    const signIn = REGISTER.filter(({ grants }) => grants.signsIn);
    for (const entry of signIn) {
      const { environment, statements } = deployed(service, entry);
      const arn = JSON.stringify(environment.OPENID_CLIENT_SECRET_ARN);
      expect(arn).toContain('StaffClientSecret');
      expect(statements.flatMap(({ Resource }) => Resource)).toContain(arn);
    }
    const told = JSON.stringify(Template.fromStack(lake).findOutputs('*'));
    expect(told).not.toContain('"ClientSecret"');
  });
});

it('there is no user pool if the settings name an OpenID provider', () => {
  const { lake: other } = platformOf(createApp({ openidIssuer: 'https://id.example' }));
  expect(resourcesOf(other, 'AWS::Cognito::UserPool')).toEqual({});
});
