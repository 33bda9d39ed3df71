import { createHttpDependencies } from '../shared/adapters/aws/http-dependencies.ts';
import { createHandler } from './handler.ts';
import { createOpenidClient } from './openid-client.ts';

const dependencies = await createHttpDependencies('sign-in', import.meta.dirname);
const { settings, secret, claims } = dependencies;
const openid = createOpenidClient({
  issuer: settings.OPENID_ISSUER,
  clientId: settings.OPENID_CLIENT_ID,
  clientSecret: secret.client,
  redirectUri: `${settings.ORIGIN}/sign-in/callback`,
  claims,
});

export const handler = createHandler({ ...dependencies, openid, sessionSecret: secret.session });
