import { Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

interface StaffPoolProps {
  readonly stage: string;
  readonly origin: string;
  readonly domainPrefix: string;
}

const ROLE = 'role';
const COUNCILS = 'councils';

/**
 * A Cognito user pool for staff. An operator creates each account and sets its role and councils; everyone needs a
 * second factor. Only operators can write the attributes that say what a user may do.
 */
export class StaffPool extends Construct {
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, { stage, origin, domainPrefix }: StaffPoolProps) {
    super(scope, id);
    const pool = this.#pool(stage);
    pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = this.#client(pool, origin);
    new CfnManagedLoginBranding(this, 'Pages', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    const { region, urlSuffix } = Stack.of(this);
    this.signIn = {
      issuer: `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`,
      clientId: client.userPoolClientId,
      // Tokens that hold roles are ID tokens, whose audience is the client (see infra/README.md).
      audience: client.userPoolClientId,
      roleClaim: `custom:${ROLE}`,
      councilsClaim: `custom:${COUNCILS}`,
      clientSecret: this.#keepSecretOf(client),
    };
  }

  #pool(stage: string): UserPool {
    return new UserPool(this, 'Pool', {
      userPoolName: `care-stability-${stage}`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: true, mutable: true },
      },
      customAttributes: {
        [ROLE]: new StringAttribute({ mutable: true, maxLen: 20 }),
        [COUNCILS]: new StringAttribute({ mutable: true, maxLen: 1000 }),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #client(pool: UserPool, origin: string): UserPoolClient {
    const known = new ClientAttributes().withStandardAttributes({ email: true, fullname: true });
    return pool.addClient('Client', {
      generateSecret: true,
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${origin}/sign-in/callback`],
        logoutUrls: [origin],
      },
      readAttributes: known.withCustomAttributes(ROLE, COUNCILS),
      writeAttributes: known,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(8),
    });
  }

  // In this stack, so that no output contains it. The library's way adds a function that may read every client's secret.
  #keepSecretOf({ node: { defaultChild } }: UserPoolClient): Secret {
    if (!(defaultChild instanceof CfnUserPoolClient)) throw new Error('A client has no resource.');
    return new Secret(this, 'ClientSecret', {
      description: "Care Stability: the OpenID client's secret, from the user pool",
      secretStringValue: SecretValue.resourceAttribute(defaultChild.attrClientSecret),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** An OpenID provider, and the names of the claims that the service reads. */
export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  readonly roleClaim?: string | undefined;
  readonly councilsClaim?: string | undefined;
  /** The secret of our own provider's client. An operator stores that of any other provider. */
  readonly clientSecret?: Secret;
}
