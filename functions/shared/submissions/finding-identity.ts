import { createHash } from 'node:crypto';
import type { Finding } from '../../../schemas/api/findings.ts';

/** What tells a finding again in another submission of the same return, where lines and rows have moved. */
export interface FindingIdentity {
  /** The same finding on a row with the same day and the same values in the cells pointed at. */
  readonly exact: string;
  /** The same rule finding fault with the same child in the same table. */
  readonly loose: string;
}

/** The identities of a finding. They are hashes: they name no child. */
export function identityOf(finding: Finding): FindingIdentity {
  const { code, table = '', file = '', child = '', start = '', lastYear, fields } = finding;
  const about = [code, table, lastYear ?? false, child, child === '' ? file : ''];
  const cells = fields.map(({ name, value }) => [name, value]);
  return { exact: hash([...about, start, cells]), loose: hash(about) };
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
