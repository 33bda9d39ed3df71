import { type CouncilFigures, FiguresQuery } from '../../schemas/api/figures.ts';
import { BREAKDOWNS } from '../../schemas/measures/breakdowns.ts';
import { Conflict, NotFound } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction } from '../shared/http/http-function.ts';
import { json } from '../shared/http/reply.ts';
import type { Councils } from '../shared/reference-data/councils.ts';
import { figuresState } from './figures-state.ts';
import { type FiguresOperations, pages } from './pages.ts';
import { requestFigures } from './request-figures.ts';
import { isShown } from './shown-groups.ts';
import { ofCouncil, ofSubmission, type SubjectOf } from './subject.ts';
import type { FiguresStores } from './what-has-changed.ts';

export type CouncilFiguresDependencies = HttpDependencies &
  FiguresStores & { readonly councils: Pick<Councils, 'history'> };

/** Accepts requests for a council's own figures and serves the figures, over the API and on pages. */
export function createHandler(dependencies: CouncilFiguresDependencies) {
  const submission = {
    api: api(ofSubmission, dependencies),
    pages: pages(ofSubmission, dependencies),
  };
  const byCouncil = ofCouncil(dependencies.councils);
  const council = { api: api(byCouncil, dependencies), pages: pages(byCouncil, dependencies) };
  return createHttpFunction<'council-figures'>(dependencies, {
    'POST /api/v1/submissions/{id}/figures': submission.api.request,
    'GET /api/v1/submissions/{id}/figures': submission.api.show,
    'POST /submissions/{id}/figures': submission.pages.request,
    'GET /submissions/{id}/figures': submission.pages.show,
    'POST /api/v1/councils/{laCode}/figures': council.api.request,
    'GET /api/v1/councils/{laCode}/figures': council.api.show,
    'POST /councils/{laCode}/figures': council.pages.request,
    'GET /councils/{laCode}/figures': council.pages.show,
  });
}

function api<Parameter extends string>(
  subjectOf: SubjectOf<Parameter>,
  dependencies: CouncilFiguresDependencies,
): FiguresOperations<Parameter> {
  return {
    request: async (request) => {
      const by = request.user?.subject ?? '';
      const { status } = await requestFigures(subjectOf(request), by, dependencies);
      return json(status, 202, { location: status.links.self });
    },
    show: async (request) => {
      const subject = subjectOf(request);
      const { breakdown } = request.query(FiguresQuery);
      if (breakdown !== undefined && !Object.hasOwn(BREAKDOWNS, breakdown)) {
        throw new NotFound('There is no breakdown with this id.');
      }
      const state = await figuresState(subject, dependencies);
      if (state === undefined) {
        throw new NotFound(
          'These figures have not been requested, or have expired. Request them first.',
        );
      }
      if ('failure' in state) throw new Conflict(state.failure);
      if (!('figures' in state)) return json(state.status, 202);
      return json(narrowed(state.figures, breakdown));
    },
  };
}

function narrowed(figures: CouncilFigures, breakdown: string | undefined): CouncilFigures {
  const isWanted = (row: { readonly breakdown: string }) =>
    breakdown === undefined ? isShown(row.breakdown) : row.breakdown === breakdown;
  return {
    ...figures,
    figures: figures.figures.filter(isWanted),
    children: figures.children.filter(isWanted),
  };
}
