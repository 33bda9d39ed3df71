import { type Access, type Reach, ROUTES, type Route } from './routes.ts';
import type { User } from './shared/ports/identity.ts';

/** What the user may reach on a route. `none` for a text that is no route of the service. */
export function reachOf(route: string, user: User | undefined): Reach | 'public' {
  if (!isRoute(route)) return 'none';
  const access: Access = ROUTES[route].may;
  if (access === 'public') return 'public';
  return user === undefined ? 'none' : access[user.role];
}

/** True when the user's role includes the route. */
export function mayUse(route: Route, user: User | undefined): boolean {
  return reachOf(route, user) !== 'none';
}

/** True when the user may reach the council's data on this route. */
export function mayReach(route: string, user: User | undefined, laCode: string): boolean {
  const reach = reachOf(route, user);
  if (reach === 'public' || reach === 'any') return true;
  return reach === 'own' && user !== undefined && user.councils.includes(laCode);
}

function isRoute(text: string): text is Route {
  return Object.hasOwn(ROUTES, text);
}
