import { join } from 'node:path';
import { createAuditLog } from '../../audit/object-audit-log.ts';
import { createAuthenticate } from '../../http/authenticate.ts';
import { createSessions } from '../../http/session.ts';
import { STANDARD_CLAIMS } from '../../identity/claims.ts';
import { createIdentity } from '../../identity/openid-identity.ts';
import { readAssets } from '../../pages/assets-folder.ts';
import { createRenderer } from '../../pages/render.ts';
import { systemClock } from '../../ports/clock.ts';
import { COUNCILS_FILE, readCouncils } from '../../reference-data/councils.ts';
import { httpEnvironment } from './environment.ts';
import { createLambdaLog } from './lambda-log.ts';
import { createLambdaMetrics } from './lambda-metrics.ts';
import { readSecret } from './read-secret.ts';
import { createS3Stores } from './s3-stores.ts';

/**
 * The dependencies of HTTP functions on AWS. `bundleFolder` must contain the output of `buildPages` and the list of
 * councils.
 */
export async function createHttpDependencies(functionName: string, bundleFolder: string) {
  const settings = httpEnvironment();
  const sessionSecret = await readSecret(settings.SESSION_SECRET_ARN);
  const stores = createS3Stores(settings);
  const assets = readAssets(bundleFolder);
  const councils = readCouncils(join(bundleFolder, COUNCILS_FILE));
  const claims = {
    ...STANDARD_CLAIMS,
    ...(settings.OPENID_ROLE_CLAIM && { role: settings.OPENID_ROLE_CLAIM }),
    ...(settings.OPENID_COUNCILS_CLAIM && { councils: settings.OPENID_COUNCILS_CLAIM }),
  };
  const identity = createIdentity({
    issuer: settings.OPENID_ISSUER,
    audience: settings.OPENID_AUDIENCE,
    claims,
  });
  const sessions = createSessions({ secret: sessionSecret, secure: true });
  return {
    ...stores,
    settings,
    sessionSecret,
    claims,
    assets,
    councils,
    sessions,
    authenticate: createAuthenticate({ identity, sessions }),
    audit: createAuditLog(stores.audit),
    entries: stores.audit,
    clock: systemClock,
    log: createLambdaLog(functionName),
    metrics: createLambdaMetrics(functionName),
    origin: settings.ORIGIN,
    uploadOrigin: settings.UPLOAD_ORIGIN,
    render: createRenderer({
      templatesFolder: join(bundleFolder, 'templates'),
      govukFolder: join(bundleFolder, 'templates'),
      assets: assets.names,
      councilNames: councils.names,
    }),
  };
}
