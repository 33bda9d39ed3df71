import { join } from 'node:path';
import { readCouncils } from '../functions/shared/reference-data/councils.ts';

/** The list of councils that the project ships. */
export const SHIPPED_COUNCILS = join(import.meta.dirname, '../sql/reference/ref_councils.csv');

/** The DfE codes of the councils that still exist, in order. */
export function currentCouncils(): string[] {
  const { laCodes, history } = readCouncils(SHIPPED_COUNCILS);
  return laCodes.filter((laCode) => history(laCode)?.periods.at(-1)?.to === undefined);
}
