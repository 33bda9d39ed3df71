import type { Request } from '../http/request.ts';
import { parseSubmissionId } from './submission-id.ts';

/** The id in the path, once the user is known to reach the council that it names. Throws `NotFound` or `Forbidden`. */
export function submissionInReach(request: Request): string {
  const { id, laCode } = parseSubmissionId(request.parameter('id'));
  request.about(`submission ${id}`);
  request.requireCouncil(laCode);
  return id;
}
