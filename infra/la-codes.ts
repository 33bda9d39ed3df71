import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const COUNCILS = join(import.meta.dirname, '../sql/reference/ref_councils.csv');

/** Codes of every council that there is or was, in order. */
export function laCodes(): readonly string[] {
  const [, ...lines] = readFileSync(COUNCILS, 'utf8').split(/\r?\n/);
  return lines.flatMap((line) => /^\d{3}(?=,)/.exec(line) ?? []).sort();
}
