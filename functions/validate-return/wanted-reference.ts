import type { TypedTables } from '../../schemas/returns/engine.ts';
import type { Wanted } from '../shared/reference-data/open-reference.ts';

/** The postcodes and providers that the episodes of these returns name, each once. */
export function wantedReference(
  laCode: string,
  returns: readonly (TypedTables | undefined)[],
): Wanted {
  const episodes = returns.flatMap((tables) => tables?.Episodes?.rows ?? []);
  const named = (fields: readonly string[]): Set<string> => {
    const values = new Set<string>();
    for (const row of episodes) {
      for (const field of fields) {
        const value = row[field];
        if (typeof value === 'string') values.add(value);
      }
    }
    return values;
  };
  return { laCode, postcodes: named(['HOME_POST', 'PL_POST']), urns: named(['URN']) };
}
