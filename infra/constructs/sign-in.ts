import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { type SignIn, StaffPool } from './staff-pool.ts';

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
