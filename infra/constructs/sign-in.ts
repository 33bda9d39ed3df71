import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { StaffPool } from './staff-pool.ts';

/** The OpenID provider, and the claims of its tokens that hold role and councils. */
export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  readonly roleClaim?: string | undefined;
  readonly councilsClaim?: string | undefined;
  /** Set for the user pool. For any other provider an operator stores the secret. */
  readonly clientSecret?: Secret;
}

/** The provider that the settings name, or a user pool made for the service. */
export function createSignIn(scope: Construct, settings: Settings, origin: string): SignIn {
  if (settings.signIn === 'user-pool') {
    const { stage, signInDomain = stage } = settings;
    return new StaffPool(scope, 'Staff', { stage, origin, domainPrefix: signInDomain }).signIn;
  }
  return {
    issuer: settings.openidIssuer,
    clientId: settings.openidClientId,
    audience: settings.openidAudience,
    roleClaim: settings.openidRoleClaim,
    councilsClaim: settings.openidCouncilsClaim,
  };
}
