/** A route in API Gateway's form (`GET /submissions/{id}`) and its handler. */
interface Entry<Target> {
  readonly route: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly target: Target;
}

export type RouteTable<Target> = readonly Entry<Target>[];

/** Routes in matching order. As in API Gateway, a fixed segment comes before a parameter. */
export function createRouteTable<Target>(
  targets: Iterable<readonly [route: string, target: Target]>,
): RouteTable<Target> {
  return [...targets]
    .map(([route, target]) => {
      const [method = '', path = ''] = route.split(' ');
      return { route, method, segments: path.split('/'), target };
    })
    .sort((a, b) => parametersIn(a) - parametersIn(b));
}

function parametersIn({ segments }: Entry<unknown>): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}

/** The route of a request with its decoded path parameters. Undefined if there is none. */
export function matchRoute<Target>(
  table: RouteTable<Target>,
  method: string,
  path: string,
): { route: string; target: Target; parameters: Record<string, string> } | undefined {
  const given = path.split('/');
  for (const { route, method: wanted, segments, target } of table) {
    if (wanted !== method || segments.length !== given.length) continue;
    const parameters = parametersOf(segments, given);
    if (parameters !== undefined) return { route, target, parameters };
  }
  return undefined;
}

function parametersOf(
  segments: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = decode(value);
    else if (segment !== value) return undefined;
  }
  return parameters;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
