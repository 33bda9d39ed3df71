import type { CouncilFigures, FiguresStatus } from '../../schemas/api/figures.ts';
import {
  type Calculation,
  type FiguresSubject,
  lastCalculation,
} from '../shared/figures/figures-folder.ts';
import { figuresPagePath } from './subject.ts';
import { type FiguresStores, whatHasChanged } from './what-has-changed.ts';

/** The last figures requested: being calculated, failed (with the reason for the user), or ready. */
export type FiguresState =
  | { readonly status: FiguresStatus & { readonly status: 'calculating' } }
  | { readonly status: FiguresStatus & { readonly status: 'failed' }; readonly failure: string }
  | {
      readonly status: FiguresStatus & { readonly status: 'ready' };
      readonly figures: CouncilFigures;
    };

/** The state of a subject's figures. Undefined when no one has asked for them or they have expired. */
export async function figuresState(
  subject: FiguresSubject,
  stores: FiguresStores,
): Promise<FiguresState | undefined> {
  const calculation = await lastCalculation(subject, stores.submissions);
  return calculation && (await stateOf(subject, calculation, stores));
}

/** The state of one calculation. */
export async function stateOf(
  subject: FiguresSubject,
  { request, figures, failure }: Calculation,
  stores: FiguresStores,
): Promise<FiguresState> {
  const page = figuresPagePath(subject);
  const links = { self: `/api/v1${page}`, page };
  const common = { ...subject, requestedAt: request.at, links };
  if (figures !== undefined) {
    const status = { ...common, status: 'ready' as const };
    const changed = await whatHasChanged(figures, stores);
    return { status, figures: { ...figures, ...status, changed } };
  }
  if (failure !== undefined) {
    return { status: { ...common, status: 'failed' }, failure: failure.message };
  }
  return { status: { ...common, status: 'calculating' } };
}
