import { createHash } from 'node:crypto';
import type { Finding } from '../../../schemas/api/findings.ts';

/** Recognises a finding in another submission of the same return, in which lines and rows may have moved. */
export interface FindingIdentity {
  /** Equal for the same finding on a row with the same start day and the same values in the named cells. */
  readonly exact: string;
  /** Equal for findings of the same rule, child and table. */
  readonly loose: string;
}

/** The identities of a finding. They are hashes, so they do not contain a child's identifier. */
export function identityOf(finding: Finding): FindingIdentity {
  const { code, table = '', file = '', child = '', start = '', lastYear, fields } = finding;
  const about = [code, table, lastYear ?? false, child, child === '' ? file : ''];
  const cells = fields.map(({ name, value }) => [name, value]);
  return { exact: hash([...about, start, cells]), loose: hash(about) };
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
