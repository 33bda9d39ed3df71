import { inject } from 'vitest';
import type { TrinoCluster } from '../../../infra/local/engine-settings.ts';

/** The address of the suite's Trino, for a lake in its own folder: `local:///<name>/store/lake`. */
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
