import type { Role, User } from './shared/ports/identity.ts';

/** What a role may reach on a route: nothing, only data of the user's own councils, or data of every council. */
export type Reach = 'none' | 'own' | 'any';
type Access = Readonly<Record<Role, Reach>> | 'public';

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

/** Who may do what, with one line per route. A route that is not listed is refused to everyone. */
export const ACCESS = {
  'GET /': 'public',
  'GET /assets/{file}': 'public',
  'GET /accessibility': 'public',
  'GET /privacy': 'public',
  'GET /rules': 'public',
  'GET /rules/{return}/{year}': 'public',
  'GET /rules/{return}/{year}/{code}': 'public',
  'GET /data-dictionary': 'public',
  'GET /definitions': 'public',
  'GET /api/v1/openapi.json': 'public',
  'GET /sign-in': 'public',
  'GET /sign-in/callback': 'public',
  'POST /sign-out': 'public',

  'GET /submissions': councilStatus,
  'GET /submissions/new': council,
  'POST /submissions/new': council,
  'GET /submissions/{id}': councilStatus,
  'GET /submissions/{id}/upload': council,
  'GET /submissions/{id}/uploaded': council,
  'POST /submissions/{id}/complete': council,
  'GET /submissions/{id}/findings': council,
  'GET /submissions/{id}/findings/{finding}': council,
  'POST /submissions/{id}/findings/{finding}/note': council,
  'POST /submissions/{id}/children': council,
  'GET /submissions/{id}/children/{child}': council,
  'GET /submissions/{id}/comparison': council,
  'POST /submissions/{id}/accept': council,
  'POST /submissions/{id}/withdraw': council,
  'GET /submissions/{id}/receipt': council,

  // Figures of returns that may never be accepted or released, so only the council sees them.
  'GET /submissions/{id}/figures': council,
  'POST /submissions/{id}/figures': council,
  'GET /councils/{laCode}/figures': council,
  'POST /councils/{laCode}/figures': council,
  'GET /api/v1/submissions/{id}/figures': council,
  'POST /api/v1/submissions/{id}/figures': council,
  'GET /api/v1/councils/{laCode}/figures': council,
  'POST /api/v1/councils/{laCode}/figures': council,

  'POST /api/v1/submissions': council,
  'GET /api/v1/submissions': councilStatus,
  'GET /api/v1/submissions/{id}': councilStatus,
  'POST /api/v1/submissions/{id}/complete': council,
  'GET /api/v1/submissions/{id}/checks': council,
  'GET /api/v1/submissions/{id}/findings': council,
  'POST /api/v1/submissions/{id}/findings/{finding}/note': council,
  'GET /api/v1/submissions/{id}/children/{child}': council,
  'GET /api/v1/submissions/{id}/comparison': council,
  'POST /api/v1/submissions/{id}/accept': council,
  'POST /api/v1/submissions/{id}/withdraw': council,
  'GET /api/v1/submissions/{id}/receipt': council,
  'GET /api/v1/submissions/{id}/key-file': council,
  'GET /api/v1/submissions/{id}/files/{file}': council,

  'GET /releases': everyone,
  'POST /releases': publishing,
  'GET /releases/{n}': everyone,
  'POST /releases/{n}/publish': publishing,
  'POST /releases/{n}/discard': publishing,
  'GET /api/v1/releases': everyone,
  'POST /api/v1/releases': publishing,
  'GET /api/v1/releases/{n}': everyone,
  'POST /api/v1/releases/{n}/publish': publishing,
  'POST /api/v1/releases/{n}/discard': publishing,
  // Everyone sees changed returns and definitions. Figures are limited (see functions/releases/viewer.ts).
  'GET /api/v1/releases/{n}/changes': everyone,
  'GET /api/v1/releases/next/changes': publishing,

  'GET /measures': indicators,
  'GET /measures/{id}': indicators,
  'GET /measures/{id}/breakdowns': indicators,
  'GET /api/v1/measures': indicators,
  'GET /api/v1/measures/{id}': indicators,
  'GET /api/v1/measures/{id}/data': indicators,

  'GET /councils': indicators,
  'GET /api/v1/councils': indicators,
  'GET /api/v1/councils/{laCode}': indicators,

  'POST /evidence-packs': indicators,
  'GET /evidence-packs/{id}': indicators,
  'POST /api/v1/evidence-packs': indicators,
  'GET /api/v1/evidence-packs/{id}': indicators,
  'GET /api/v1/evidence-packs/{id}/manifest': indicators,

  'GET /audit': auditing,
  'GET /api/v1/audit': auditing,
} as const satisfies Readonly<Record<string, Access>>;

export type RouteKey = keyof typeof ACCESS;

/** What the user may reach on a route. `none` for a route that is not in the table. */
export function reachOf(route: string, user: User | undefined): Reach | 'public' {
  const access: Access | undefined = Object.hasOwn(ACCESS, route)
    ? ACCESS[route as RouteKey]
    : undefined;
  if (access === undefined) return 'none';
  if (access === 'public') return 'public';
  return user === undefined ? 'none' : access[user.role];
}

/** True when the user may reach the council's data on this route. */
export function mayReach(route: string, user: User | undefined, laCode: string): boolean {
  const reach = reachOf(route, user);
  if (reach === 'public' || reach === 'any') return true;
  return reach === 'own' && user !== undefined && user.councils.includes(laCode);
}
