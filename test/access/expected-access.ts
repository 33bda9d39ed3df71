/** Access for everyone, signed in or not; or, for a role, to every council, to the user's own councils, or to none. */
export type Expected = 'public' | 'any' | 'own' | 'no';

/**
 * Who may do what, written a second time, independently, so that a mistake in the service's own table is found.
 * Columns: officer, inspector, analyst, operator.
 */
const TABLE = `
GET  /                                       public public public public
GET  /assets/{file}                          public public public public
GET  /accessibility                          public public public public
GET  /privacy                                public public public public
GET  /rules                                  public public public public
GET  /rules/{return}/{year}                  public public public public
GET  /rules/{return}/{year}/{code}           public public public public
GET  /data-dictionary                        public public public public
GET  /definitions                            public public public public
GET  /api/v1/openapi.json                    public public public public
GET  /sign-in                                public public public public
GET  /sign-in/callback                       public public public public
POST /sign-out                               public public public public
GET  /submissions                            own    no     no     any
GET  /submissions/new                        own    no     no     no
POST /submissions/new                        own    no     no     no
GET  /submissions/{id}                       own    no     no     any
GET  /submissions/{id}/upload                own    no     no     no
GET  /submissions/{id}/uploaded              own    no     no     no
POST /submissions/{id}/complete              own    no     no     no
GET  /submissions/{id}/findings              own    no     no     no
GET  /submissions/{id}/findings/{finding}    own    no     no     no
POST /submissions/{id}/findings/{finding}/note own  no     no     no
POST /submissions/{id}/children              own    no     no     no
GET  /submissions/{id}/children/{child}      own    no     no     no
GET  /submissions/{id}/comparison            own    no     no     no
POST /submissions/{id}/accept                own    no     no     no
POST /submissions/{id}/withdraw              own    no     no     no
GET  /submissions/{id}/receipt               own    no     no     no
GET  /submissions/{id}/figures               own    no     no     no
POST /submissions/{id}/figures               own    no     no     no
GET  /councils/{laCode}/figures              own    no     no     no
POST /councils/{laCode}/figures              own    no     no     no
GET  /api/v1/submissions/{id}/figures        own    no     no     no
POST /api/v1/submissions/{id}/figures        own    no     no     no
GET  /api/v1/councils/{laCode}/figures       own    no     no     no
POST /api/v1/councils/{laCode}/figures       own    no     no     no
POST /api/v1/submissions                     own    no     no     no
GET  /api/v1/submissions                     own    no     no     any
GET  /api/v1/submissions/{id}                own    no     no     any
POST /api/v1/submissions/{id}/complete       own    no     no     no
GET  /api/v1/submissions/{id}/checks         own    no     no     no
GET  /api/v1/submissions/{id}/findings       own    no     no     no
POST /api/v1/submissions/{id}/findings/{finding}/note own no no   no
GET  /api/v1/submissions/{id}/children/{child} own  no     no     no
GET  /api/v1/submissions/{id}/comparison     own    no     no     no
POST /api/v1/submissions/{id}/accept         own    no     no     no
POST /api/v1/submissions/{id}/withdraw       own    no     no     no
GET  /api/v1/submissions/{id}/receipt        own    no     no     no
GET  /api/v1/submissions/{id}/key-file       own    no     no     no
GET  /api/v1/submissions/{id}/files/{file}   own    no     no     no
GET  /releases                               any    any    any    any
POST /releases                               no     no     any    no
GET  /releases/{n}                           any    any    any    any
POST /releases/{n}/publish                   no     no     any    no
POST /releases/{n}/discard                   no     no     any    no
GET  /api/v1/releases                        any    any    any    any
POST /api/v1/releases                        no     no     any    no
GET  /api/v1/releases/{n}                    any    any    any    any
POST /api/v1/releases/{n}/publish            no     no     any    no
POST /api/v1/releases/{n}/discard            no     no     any    no
GET  /api/v1/releases/{n}/changes            any    any    any    any
GET  /api/v1/releases/next/changes           no     no     any    no
GET  /measures                               own    any    any    no
GET  /measures/{id}                          own    any    any    no
GET  /measures/{id}/breakdowns               own    any    any    no
GET  /api/v1/measures                        own    any    any    no
GET  /api/v1/measures/{id}                   own    any    any    no
GET  /api/v1/measures/{id}/data              own    any    any    no
GET  /councils                               own    any    any    no
GET  /api/v1/councils                        own    any    any    no
GET  /api/v1/councils/{laCode}               own    any    any    no
POST /evidence-packs                         own    any    any    no
GET  /evidence-packs/{id}                    own    any    any    no
POST /api/v1/evidence-packs                  own    any    any    no
GET  /api/v1/evidence-packs/{id}             own    any    any    no
GET  /api/v1/evidence-packs/{id}/manifest    own    any    any    no
GET  /audit                                  no     no     no     any
GET  /api/v1/audit                           no     no     no     any
`;

export interface ExpectedRoute {
  readonly route: string;
  readonly officer: Expected;
  readonly inspector: Expected;
  readonly analyst: Expected;
  readonly operator: Expected;
}

export const EXPECTED: readonly ExpectedRoute[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [method, path, ...cells] = line.split(/ +/);
    const [officer, inspector, analyst, operator] = cells as [
      Expected,
      Expected,
      Expected,
      Expected,
    ];
    return { route: `${method} ${path}`, officer, inspector, analyst, operator };
  });
