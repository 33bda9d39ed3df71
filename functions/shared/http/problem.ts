import {
  Conflict,
  type FieldProblem,
  Forbidden,
  Invalid,
  NotFound,
  Unauthenticated,
} from '../errors.ts';
import { json, type Reply } from './reply.ts';

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly problems: readonly FieldProblem[];
}

const UNEXPECTED: Problem = {
  status: 500,
  title: 'Something went wrong on our side',
  detail: 'Nothing that you sent is lost. Try again in a few minutes.',
  problems: [],
};

/** The problem to report for an error. An unexpected error reveals nothing of its cause. */
export function problemOfError(error: unknown): Problem {
  const of = (status: number, title: string, e: Error, problems: readonly FieldProblem[] = []) => ({
    status,
    title,
    detail: e.message,
    problems,
  });
  if (error instanceof Unauthenticated) return of(401, 'Sign in first', error);
  if (error instanceof Forbidden) return of(403, 'You cannot see this', error);
  if (error instanceof NotFound) return of(404, 'Not found', error);
  if (error instanceof Conflict) return of(409, 'Not possible now', error);
  if (error instanceof Invalid) return of(422, 'Check what you sent', error, error.problems);
  return UNEXPECTED;
}

/** An RFC 9457 problem document. */
export function problemReply(problem: Problem, requestId: string): Reply {
  return json(
    {
      type: 'about:blank',
      title: problem.title,
      status: problem.status,
      detail: problem.detail,
      instance: `urn:request:${requestId}`,
      ...(problem.problems.length > 0 && { problems: problem.problems }),
    },
    problem.status,
    {
      'content-type': 'application/problem+json',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  );
}
