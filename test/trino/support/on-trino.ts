import { inject } from 'vitest';
import type { TrinoCluster } from '../../../infra/local/engine-settings.ts';

/** How to reach the one Trino of the suite, for a lake in a folder of its own: `local:///<name>/store/lake`. */
export function onOneTrino(
  schema: string,
  folder = 'demonstration',
): Omit<TrinoCluster, 'password'> {
  return {
    url: inject('trinoUrl'),
    catalog: inject('trinoCatalogue'),
    schema,
    user: 'test',
    lakeUri: `local:///${folder}/store/lake`,
  };
}
