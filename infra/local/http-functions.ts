import { createHandler as createAudit } from '../../functions/audit/handler.ts';
import { createHandler as createCouncilFigures } from '../../functions/council-figures/handler.ts';
import { createHandler as createEvidencePacks } from '../../functions/evidence-packs/handler.ts';
import { createHandler as createMeasures } from '../../functions/measures/handler.ts';
import { createHandler as createReleases } from '../../functions/releases/handler.ts';
import { createHandler as createReturnFiles } from '../../functions/return-files/handler.ts';
import { createAuditLog } from '../../functions/shared/audit/object-audit-log.ts';
import { createAuthenticate } from '../../functions/shared/http/authenticate.ts';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { createSessions } from '../../functions/shared/http/session.ts';
import { createIdentity } from '../../functions/shared/identity/openid-identity.ts';
import type { Assets } from '../../functions/shared/pages/assets-folder.ts';
import type { Render } from '../../functions/shared/pages/render.ts';
import type { Clock } from '../../functions/shared/ports/clock.ts';
import type { Log } from '../../functions/shared/ports/log.ts';
import type { Metrics } from '../../functions/shared/ports/metrics.ts';
import type { Councils } from '../../functions/shared/reference-data/councils.ts';
import { createHandler as createSignIn } from '../../functions/sign-in/handler.ts';
import { createOpenidClient } from '../../functions/sign-in/openid-client.ts';
import { createHandler as createSite } from '../../functions/site/handler.ts';
import { createHandler as createSubmissions } from '../../functions/submissions/handler.ts';
import { createHandler as createUploads } from '../../functions/uploads/handler.ts';
import { openApiDocument } from '../../schemas/api/openapi.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { grantedStores } from './granted-stores.ts';
import { keepSecret } from './openid/local-secrets.ts';
import type { OpenidProvider } from './openid-provider.ts';
import type { Stores } from './stores.ts';

interface Parts {
  readonly origin: string;
  readonly dataFolder: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly stores: Stores;
  readonly provider: OpenidProvider;
  readonly councils: Councils;
  readonly pages: Assets;
  readonly render: Render;
  readonly returns: readonly Return[];
}

/** Every HTTP function of the register with local adapters, by name. */
export function createHttpFunctions(parts: Parts): Record<string, HttpHandler> {
  const { origin, dataFolder, log, clock, stores, provider, councils, pages, render, returns } =
    parts;
  const sessionSecret = keepSecret(dataFolder, 'sessions');
  const secure = origin.startsWith('https:');
  const sessions = createSessions({ secret: sessionSecret, secure, clock });
  const identity = createIdentity({ issuer: provider.issuer, audience: provider.audience, clock });
  const authenticate = createAuthenticate({ identity, sessions });
  const openid = createOpenidClient({
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    redirectUri: `${origin}/sign-in/callback`,
  });
  const common = { authenticate, clock, log, origin, uploadOrigin: origin, render, councils };
  const of = (name: string) => {
    const granted = grantedStores(name, stores);
    return { ...common, ...granted, audit: createAuditLog(granted.audit), entries: granted.audit };
  };
  return {
    site: createSite({
      ...of('site'),
      assets: pages,
      openApi: () => openApiDocument(returns),
      returns,
    }),
    'sign-in': createSignIn({
      ...of('sign-in'),
      openid,
      sessions,
      sessionSecret,
      metrics: parts.metrics,
    }),
    uploads: createUploads({ ...of('uploads'), returns }),
    submissions: createSubmissions({ ...of('submissions'), returns }),
    'return-files': createReturnFiles({ ...of('return-files'), returns }),
    'council-figures': createCouncilFigures(of('council-figures')),
    releases: createReleases(of('releases')),
    measures: createMeasures(of('measures')),
    'evidence-packs': createEvidencePacks(of('evidence-packs')),
    audit: createAudit(of('audit')),
  };
}
