import { type HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

interface HttpRoutesProps {
  readonly api: HttpApi;
  readonly handler: IFunction;
  /** Routes as in functions/routes.ts, such as `GET /releases/{n}`, or `$default` for requests without a route. */
  readonly routes: readonly string[];
}

/** Sends routes of the API to a function. */
export function addHttpRoutes(scope: Construct, { api, handler, routes }: HttpRoutesProps): void {
  const integration = new HttpLambdaIntegration('Integration', handler);
  for (const route of routes) {
    new HttpRoute(scope, route.replaceAll('/', '·'), {
      httpApi: api,
      routeKey: routeKeyOf(route),
      integration,
    });
  }
}

function routeKeyOf(route: string): HttpRouteKey {
  if (route === '$default') return HttpRouteKey.DEFAULT;
  const [method, path] = route.split(' ');
  if (path === undefined || (method !== 'GET' && method !== 'POST')) {
    throw new Error(`A route must be of the form "GET /path": ${route}`);
  }
  return HttpRouteKey.with(path, HttpMethod[method]);
}
