import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { PROFILES } from '../../schemas/measures/profiles.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { NotFound } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import {
  createHttpFunction,
  type HttpHandler,
  type Operation,
} from '../shared/http/http-function.ts';
import { html, json, type Reply } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import type { Assets } from '../shared/pages/assets-folder.ts';
import { DictionaryQuery, dictionaryView } from './dictionary-view.ts';
import { RulesQuery, rulesOfYearView, rulesView, ruleView } from './rules-view.ts';

export type SiteDependencies = HttpDependencies & {
  readonly assets: Assets;
  /** Generates the service's OpenAPI document, which takes longer than most pages. */
  readonly openApi: () => object;
  /** Default: the service's catalogue of measures. */
  readonly measures?: readonly Measure[];
  /** The kinds of return that the service accepts. Default: all. */
  readonly returns?: readonly Return[];
};

/** Serves the start page, the public pages and the static files. */
export function createHandler(dependencies: SiteDependencies): HttpHandler {
  const { assets, openApi, render, measures = MEASURES, returns } = dependencies;
  let document: object | undefined;
  const page = <Parameter extends string>(
    template: string,
    viewOf: (request: Request<Parameter>) => object = () => ({}),
  ): Operation<Parameter> => {
    return (request) => html(render(`site/${template}.njk`, viewOf(request), request.user));
  };
  return createHttpFunction<'site'>(dependencies, {
    'GET /': page('start'),
    'GET /assets/{file}': (request) => staticFile(request.path.file, assets),
    'GET /accessibility': page('accessibility'),
    'GET /privacy': page('privacy'),
    'GET /rules': page('rules', () => rulesView(returns)),
    'GET /rules/{return}/{year}': page('rules-of-year', (request) =>
      rulesOfYearView(request.path, request.query(RulesQuery), returns),
    ),
    'GET /rules/{return}/{year}/{code}': page('rule', (request) =>
      ruleView(request.path, request.path.code, returns),
    ),
    'GET /data-dictionary': page('data-dictionary', (request) =>
      dictionaryView(request.query(DictionaryQuery), returns),
    ),
    'GET /definitions': page('definitions', () => ({ measures, profiles: PROFILES })),
    'GET /api/v1/openapi.json': () => {
      document ??= openApi();
      return json(document);
    },
  });
}

function staticFile(name: string, { files }: Assets): Reply {
  const file = files.get(name);
  if (file === undefined) throw new NotFound('There is no such file.');
  const kept = file.neverChanges ? 'public, max-age=31536000, immutable' : 'no-cache';
  return {
    status: 200,
    headers: { 'content-type': file.contentType, 'cache-control': kept },
    body: file.body,
  };
}
