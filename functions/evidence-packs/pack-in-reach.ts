import type { Request } from '../shared/http/request.ts';
import { type PackId, parsePackId } from './pack-id.ts';

/** The pack in the path. Throws `NotFound`, or `Forbidden` when the user may not see its council. */
export function packInReach(request: Request<'id'>, text = request.path.id): PackId {
  const pack = parsePackId(text);
  request.about(`evidence pack ${pack.id}`);
  request.requireCouncil(pack.laCode);
  return pack;
}
