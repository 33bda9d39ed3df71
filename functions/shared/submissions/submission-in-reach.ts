import type { Request } from '../http/request.ts';
import { parseSubmissionId } from './submission-id.ts';

/** The submission id in the path. Throws `NotFound`, or `Forbidden` when the user may not see its council. */
export function submissionInReach(request: Request<'id'>): string {
  const { id, laCode } = parseSubmissionId(request.path.id);
  request.about(`submission ${id}`);
  request.requireCouncil(laCode);
  return id;
}
