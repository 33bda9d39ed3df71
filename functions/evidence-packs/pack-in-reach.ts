import type { Request } from '../shared/http/request.ts';
import { type PackId, parsePackId } from './pack-id.ts';

/** The pack of the path, once the user is known to reach its council. */
export function packInReach(request: Request, text = request.parameter('id')): PackId {
  const pack = parsePackId(text);
  request.about(`evidence pack ${pack.id}`);
  request.requireCouncil(pack.laCode);
  return pack;
}
