import type { ApiRoute } from '../schemas/api/operations.ts';
import type { Role } from './shared/ports/identity.ts';

/** What a role may reach on a route: nothing, only data of the user's own councils, or data of every council. */
export type Reach = 'none' | 'own' | 'any';
export type Access = Readonly<Record<Role, Reach>> | 'public';

interface RouteEntry {
  /** The function that serves the route: a folder under functions/, and its entry of the register. */
  readonly by: string;
  /** Who may use it. */
  readonly may: Access;
}

const council = { officer: 'own', inspector: 'none', analyst: 'none', operator: 'none' } as const;
const councilStatus = {
  officer: 'own',
  inspector: 'none',
  analyst: 'none',
  operator: 'any',
} as const;
const indicators = { officer: 'own', inspector: 'any', analyst: 'any', operator: 'none' } as const;
const everyone = { officer: 'any', inspector: 'any', analyst: 'any', operator: 'any' } as const;
const publishing = {
  officer: 'none',
  inspector: 'none',
  analyst: 'any',
  operator: 'none',
} as const;
const auditing = { officer: 'none', inspector: 'none', analyst: 'none', operator: 'any' } as const;

/** Pages, forms and static files. A parameter in braces is a field of `request.path`. */
const PAGE_ROUTES = {
  'GET /': { by: 'site', may: 'public' },
  'GET /assets/{file}': { by: 'site', may: 'public' },
  'GET /accessibility': { by: 'site', may: 'public' },
  'GET /privacy': { by: 'site', may: 'public' },
  'GET /rules': { by: 'site', may: 'public' },
  'GET /rules/{return}/{year}': { by: 'site', may: 'public' },
  'GET /rules/{return}/{year}/{code}': { by: 'site', may: 'public' },
  'GET /data-dictionary': { by: 'site', may: 'public' },
  'GET /definitions': { by: 'site', may: 'public' },
  'GET /sign-in': { by: 'sign-in', may: 'public' },
  'GET /sign-in/callback': { by: 'sign-in', may: 'public' },
  'POST /sign-out': { by: 'sign-in', may: 'public' },

  'GET /submissions': { by: 'submissions', may: councilStatus },
  'GET /submissions/new': { by: 'uploads', may: council },
  'POST /submissions/new': { by: 'uploads', may: council },
  'GET /submissions/{id}': { by: 'submissions', may: councilStatus },
  'GET /submissions/{id}/upload': { by: 'uploads', may: council },
  'GET /submissions/{id}/uploaded': { by: 'uploads', may: council },
  'POST /submissions/{id}/complete': { by: 'uploads', may: council },
  'GET /submissions/{id}/findings': { by: 'submissions', may: council },
  'GET /submissions/{id}/findings/{finding}': { by: 'submissions', may: council },
  'POST /submissions/{id}/findings/{finding}/note': { by: 'submissions', may: council },
  'POST /submissions/{id}/children': { by: 'submissions', may: council },
  'GET /submissions/{id}/children/{child}': { by: 'submissions', may: council },
  'GET /submissions/{id}/comparison': { by: 'submissions', may: council },
  'POST /submissions/{id}/accept': { by: 'submissions', may: council },
  'POST /submissions/{id}/withdraw': { by: 'submissions', may: council },
  'GET /submissions/{id}/receipt': { by: 'submissions', may: council },

  // Figures of returns that may never be accepted or released, so only the council sees them.
  'GET /submissions/{id}/figures': { by: 'council-figures', may: council },
  'POST /submissions/{id}/figures': { by: 'council-figures', may: council },
  'GET /councils/{laCode}/figures': { by: 'council-figures', may: council },
  'POST /councils/{laCode}/figures': { by: 'council-figures', may: council },

  'GET /releases': { by: 'releases', may: everyone },
  'POST /releases': { by: 'releases', may: publishing },
  'GET /releases/{n}': { by: 'releases', may: everyone },
  'POST /releases/{n}/publish': { by: 'releases', may: publishing },
  'POST /releases/{n}/discard': { by: 'releases', may: publishing },

  'GET /measures': { by: 'measures', may: indicators },
  'GET /measures/{id}': { by: 'measures', may: indicators },
  'GET /measures/{id}/breakdowns': { by: 'measures', may: indicators },

  'GET /councils': { by: 'evidence-packs', may: indicators },

  'POST /evidence-packs': { by: 'evidence-packs', may: indicators },
  'GET /evidence-packs/{id}': { by: 'evidence-packs', may: indicators },

  'GET /audit': { by: 'audit', may: auditing },
} as const satisfies Readonly<Record<`GET /${string}` | `POST /${string}`, RouteEntry>>;

/** The API: exactly the routes that schemas/api/operations.ts describes. */
const API_ROUTES = {
  'GET /api/v1/openapi.json': { by: 'site', may: 'public' },

  'GET /api/v1/submissions/{id}/figures': { by: 'council-figures', may: council },
  'POST /api/v1/submissions/{id}/figures': { by: 'council-figures', may: council },
  'GET /api/v1/councils/{laCode}/figures': { by: 'council-figures', may: council },
  'POST /api/v1/councils/{laCode}/figures': { by: 'council-figures', may: council },

  'POST /api/v1/submissions': { by: 'uploads', may: council },
  'GET /api/v1/submissions': { by: 'submissions', may: councilStatus },
  'GET /api/v1/submissions/{id}': { by: 'submissions', may: councilStatus },
  'POST /api/v1/submissions/{id}/complete': { by: 'uploads', may: council },
  'GET /api/v1/submissions/{id}/checks': { by: 'submissions', may: council },
  'GET /api/v1/submissions/{id}/findings': { by: 'submissions', may: council },
  'POST /api/v1/submissions/{id}/findings/{finding}/note': { by: 'submissions', may: council },
  'GET /api/v1/submissions/{id}/children/{child}': { by: 'submissions', may: council },
  'GET /api/v1/submissions/{id}/comparison': { by: 'submissions', may: council },
  'POST /api/v1/submissions/{id}/accept': { by: 'submissions', may: council },
  'POST /api/v1/submissions/{id}/withdraw': { by: 'submissions', may: council },
  'GET /api/v1/submissions/{id}/receipt': { by: 'submissions', may: council },
  'GET /api/v1/submissions/{id}/key-file': { by: 'submissions', may: council },
  'GET /api/v1/submissions/{id}/files/{file}': { by: 'return-files', may: council },

  'GET /api/v1/releases': { by: 'releases', may: everyone },
  'POST /api/v1/releases': { by: 'releases', may: publishing },
  'GET /api/v1/releases/{n}': { by: 'releases', may: everyone },
  'POST /api/v1/releases/{n}/publish': { by: 'releases', may: publishing },
  'POST /api/v1/releases/{n}/discard': { by: 'releases', may: publishing },
  // Everyone sees changed returns and definitions. Figures are limited (see functions/releases/viewer.ts).
  'GET /api/v1/releases/{n}/changes': { by: 'releases', may: everyone },
  'GET /api/v1/releases/next/changes': { by: 'releases', may: publishing },

  'GET /api/v1/measures': { by: 'measures', may: indicators },
  'GET /api/v1/measures/{id}': { by: 'measures', may: indicators },
  'GET /api/v1/measures/{id}/data': { by: 'measures', may: indicators },

  'GET /api/v1/councils': { by: 'evidence-packs', may: indicators },
  'GET /api/v1/councils/{laCode}': { by: 'evidence-packs', may: indicators },

  'POST /api/v1/evidence-packs': { by: 'evidence-packs', may: indicators },
  'GET /api/v1/evidence-packs/{id}': { by: 'evidence-packs', may: indicators },
  'GET /api/v1/evidence-packs/{id}/manifest': { by: 'evidence-packs', may: indicators },

  'GET /api/v1/audit': { by: 'audit', may: auditing },
} as const satisfies Readonly<Record<ApiRoute, RouteEntry>>;

/** Every route of the service, once: the function that serves it, and who may use it. Any other is refused to everyone. */
export const ROUTES = { ...PAGE_ROUTES, ...API_ROUTES };

export type Route = keyof typeof ROUTES;

/** A function that serves requests. */
export type HttpFunctionName = (typeof ROUTES)[Route]['by'];

/** The routes that a function serves. */
export type RouteOf<Name extends HttpFunctionName> = {
  [R in Route]: (typeof ROUTES)[R]['by'] extends Name ? R : never;
}[Route];

/** The names of the parameters in a route: `id` and `finding` for `GET /submissions/{id}/findings/{finding}`. */
export type ParameterOf<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;

/** The routes that a function serves. */
export function routesOf(name: HttpFunctionName): Route[] {
  return (Object.keys(ROUTES) as Route[]).filter((route) => ROUTES[route].by === name);
}
