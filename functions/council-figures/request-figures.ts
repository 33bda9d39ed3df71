import type { FiguresRequest } from '../../schemas/api/figures.ts';
import { Conflict } from '../shared/errors.ts';
import {
  calculationFolder,
  type FiguresSubject,
  lastCalculation,
} from '../shared/figures/figures-folder.ts';
import { whyNoFigures } from '../shared/figures/why-no-figures.ts';
import type { Clock } from '../shared/ports/clock.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import { inForce, readLedger } from '../shared/submissions/returns-in-force.ts';
import { type FiguresState, figuresState, stateOf } from './figures-state.ts';
import type { FiguresStores } from './what-has-changed.ts';

/**
 * Requests the figures of a subject. A second request changes nothing while the figures are being calculated or are
 * still up to date. Throws `NotFound` for an unknown submission, and `Conflict` when there can be no figures.
 */
export async function requestFigures(
  subject: FiguresSubject,
  by: string,
  stores: FiguresStores & { readonly clock: Clock },
): Promise<FiguresState> {
  const { submissions, clock } = stores;
  const why = await whyNone(subject, stores);
  if (why !== undefined) throw new Conflict(why);
  const last = await lastCalculation(subject, submissions);
  if (last !== undefined) {
    const state = await stateOf(subject, last, stores);
    if (state.status.status === 'calculating') return state;
    if ('figures' in state && state.figures.changed === null) return state;
  }
  const request: FiguresRequest = { at: clock.now().toISOString(), by, ...subject };
  const key = `${calculationFolder(subject, (last?.number ?? 0) + 1)}/figures-request.json`;
  // When two users ask at the same moment, one request is stored and both get its figures.
  await submissions.create(key, JSON.stringify(request), 'application/json');
  const state = await figuresState(subject, stores);
  if (state === undefined) throw new Error('The request for the figures cannot be read.');
  return state;
}

/** Why a subject can have no figures, for the user; undefined when it can. Throws `NotFound` for an unknown submission. */
export async function whyNone(
  { laCode, submission }: FiguresSubject,
  stores: FiguresStores,
): Promise<string | undefined> {
  if (submission !== null) return whyNoFigures(await describeSubmission(submission, stores));
  const entries = inForce(await readLedger(stores.lake, laCode));
  return entries.length === 0
    ? 'No return of the council is in force, so there are no figures.'
    : undefined;
}
