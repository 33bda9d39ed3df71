import { NotFound } from '../../shared/errors.ts';
import type { Request } from '../../shared/http/request.ts';

/** The number of a child or finding in the path, which is added to the audit entry. Throws `NotFound` for anything else. */
export function numberInPath<Name extends 'child' | 'finding'>(
  request: Request<Name>,
  id: string,
  name: Name,
): number {
  const text = request.path[name];
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new NotFound(`There is no ${name} with this number.`);
  request.about(`submission ${id}, ${name} ${text}`);
  return Number(text);
}
