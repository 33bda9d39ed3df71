import { AuditQuery } from '../../schemas/api/audit.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction, type HttpHandler } from '../shared/http/http-function.ts';
import { html, json } from '../shared/http/reply.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { auditView } from './audit-view.ts';
import { readAudit } from './read-audit.ts';

export interface AuditDependencies extends HttpDependencies {
  /** The bucket where the audit log writes its entries. */
  readonly entries: ObjectStore;
}

/** Serves the audit log, over the API and on a page. Reading it adds an audit entry too. */
export function createHandler(dependencies: AuditDependencies): HttpHandler {
  const { entries: store, clock, render } = dependencies;
  return createHttpFunction<'audit'>(dependencies, {
    'GET /api/v1/audit': async (request) => {
      const page = await readAudit(request.query(AuditQuery), { store, clock });
      request.about(`audit log of ${page.date}`);
      return json(page);
    },
    'GET /audit': async (request) => {
      const query = request.query(AuditQuery);
      const page = await readAudit(query, { store, clock });
      request.about(`audit log of ${page.date}`);
      return html(render('audit/audit.njk', auditView(page, query), request.user));
    },
  });
}
