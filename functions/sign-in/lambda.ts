import { required } from '../shared/adapters/aws/environment.ts';
import { createHttpDependencies } from '../shared/adapters/aws/http-dependencies.ts';
import { readSecret } from '../shared/adapters/aws/read-secret.ts';
import { createHandler } from './handler.ts';
import { createOpenidClient } from './openid-client.ts';

const dependencies = await createHttpDependencies('sign-in', import.meta.dirname);
const { settings, claims } = dependencies;
const secretArn = required(settings.OPENID_CLIENT_SECRET_ARN, 'OPENID_CLIENT_SECRET_ARN');
const openid = createOpenidClient({
  issuer: settings.OPENID_ISSUER,
  clientId: settings.OPENID_CLIENT_ID,
  clientSecret: await readSecret(secretArn),
  redirectUri: `${settings.ORIGIN}/sign-in/callback`,
  claims,
});

export const handler = createHandler({ ...dependencies, openid });
