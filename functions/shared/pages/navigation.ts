import { mayUse } from '../../access.ts';
import type { Route } from '../../routes.ts';
import type { Role, User } from '../ports/identity.ts';

/** The name of each role on pages. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  officer: 'Returns officer',
  inspector: 'Inspector',
  analyst: 'Analyst',
  operator: 'Operator',
};

interface Part {
  readonly text: string;
  readonly href: string;
  readonly route: Route;
  /** Template folders whose pages belong to this part. */
  readonly folders: readonly string[];
}

const PARTS: readonly Part[] = [
  {
    text: 'Submissions',
    href: '/submissions',
    route: 'GET /submissions',
    folders: ['submissions', 'uploads'],
  },
  { text: 'Councils', href: '/councils', route: 'GET /councils', folders: ['evidence-packs'] },
  { text: 'Measures', href: '/measures', route: 'GET /measures', folders: ['measures'] },
  { text: 'Releases', href: '/releases', route: 'GET /releases', folders: ['releases'] },
  { text: 'Who saw what', href: '/audit', route: 'GET /audit', folders: ['audit'] },
];

export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly here: boolean;
}

/** The parts of the service that the user's role includes. `here` marks the part to which the template belongs. */
export function navigationFor(user: User | undefined, template: string): NavigationItem[] {
  const folder = template.split('/')[0] ?? '';
  return PARTS.filter((part) => mayUse(part.route, user)).map((part) => ({
    text: part.text,
    href: part.href,
    here: part.folders.includes(folder),
  }));
}
