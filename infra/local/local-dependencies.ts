import { createAuditLog } from '../../functions/shared/audit/object-audit-log.ts';
import { createAuthenticate } from '../../functions/shared/http/authenticate.ts';
import { createSessions } from '../../functions/shared/http/session.ts';
import { createIdentity } from '../../functions/shared/identity/openid-identity.ts';
import type { Assets } from '../../functions/shared/pages/assets-folder.ts';
import type { Render } from '../../functions/shared/pages/render.ts';
import type { Clock } from '../../functions/shared/ports/clock.ts';
import type { Log } from '../../functions/shared/ports/log.ts';
import type { Metrics } from '../../functions/shared/ports/metrics.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import type { Councils } from '../../functions/shared/reference-data/councils.ts';
import { openReferenceData } from '../../functions/shared/reference-data/open-reference.ts';
import { createOpenidClient } from '../../functions/sign-in/openid-client.ts';
import { openApiDocument } from '../../schemas/api/openapi.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { grantedStores } from './granted-stores.ts';
import { createLocalKeyRing } from './local-key-ring.ts';
import { keepSecret } from './openid/local-secrets.ts';
import type { OpenidProvider } from './openid-provider.ts';
import type { Stores } from './stores.ts';

interface Parts {
  readonly origin: string;
  readonly dataFolder: string;
  readonly sqlFolder: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly stores: Stores;
  readonly engine: QueryEngine;
  readonly provider: OpenidProvider;
  readonly councils: Councils;
  readonly pages: Assets;
  readonly render: Render;
  readonly returns: readonly Return[];
  readonly demonstration: boolean;
}

/**
 * Everything that a function may need on this machine, under the names in the functions' interfaces. A function gets the
 * stores with only the permissions in the register.
 */
export function createLocalDependencies(parts: Parts) {
  const { origin, dataFolder, clock, stores, provider, councils, pages, returns } = parts;
  const sessionSecret = keepSecret(dataFolder, 'sessions');
  const secure = origin.startsWith('https:');
  const sessions = createSessions({ secret: sessionSecret, secure, clock });
  const identity = createIdentity({ issuer: provider.issuer, audience: provider.audience, clock });
  const { log, metrics, engine, render, demonstration, sqlFolder } = parts;
  const common = {
    authenticate: createAuthenticate({ identity, sessions }),
    sessions,
    sessionSecret,
    openid: createOpenidClient({
      issuer: provider.issuer,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      redirectUri: `${origin}/sign-in/callback`,
    }),
    clock,
    log,
    metrics,
    origin,
    uploadOrigin: origin,
    render,
    assets: pages,
    openApi: () => openApiDocument(returns),
    councils,
    returns,
    keys: createLocalKeyRing(keepSecret(dataFolder, 'master-key')),
    engine,
    sqlFolder,
    demonstration,
  };
  return (functionName: string) => {
    const granted = grantedStores(functionName, stores);
    return {
      ...common,
      ...granted,
      referenceData: openReferenceData(granted.reference, councils),
      audit: createAuditLog(granted.audit),
      entries: granted.audit,
    };
  };
}
