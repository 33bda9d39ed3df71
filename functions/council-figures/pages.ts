import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import type { Operation } from '../shared/http/http-function.ts';
import { html, redirect } from '../shared/http/reply.ts';
import { figuresState } from './figures-state.ts';
import { figuresView } from './figures-view.ts';
import { requestFigures, whyNone } from './request-figures.ts';
import type { SubjectOf } from './subject.ts';
import type { FiguresStores } from './what-has-changed.ts';

/** The two operations on figures: to request them, and to show them once they are calculated. */
export interface FiguresOperations<Parameter extends string> {
  readonly request: Operation<Parameter>;
  readonly show: Operation<Parameter>;
}

/** The page where a council requests and sees its own figures. */
export function pages<Parameter extends string>(
  subjectOf: SubjectOf<Parameter>,
  dependencies: HttpDependencies & FiguresStores,
): FiguresOperations<Parameter> {
  return {
    request: async (request) => {
      const by = request.user?.subject ?? '';
      const { status } = await requestFigures(subjectOf(request), by, dependencies);
      return redirect(status.links.page);
    },
    show: async (request) => {
      const subject = subjectOf(request);
      const whyNot = await whyNone(subject, dependencies);
      const state = await figuresState(subject, dependencies);
      const view = { ...figuresView(subject, state), whyNot };
      return html(dependencies.render('council-figures/figures.njk', view, request.user));
    },
  };
}
