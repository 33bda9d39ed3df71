import type { AthenaClient } from '@aws-sdk/client-athena';
import { Conflict } from '../../errors.ts';
import { checkMaterialise } from '../../lake/check-materialise.ts';
import type { Cell, QueryEngine, QueryOptions, QueryStatistics } from '../../ports/query-engine.ts';
import { runOnAthena } from './athena-execution.ts';
import { resultOf } from './athena-result.ts';

export interface AthenaSettings {
  readonly database: string;
  /** Carries the byte limit and where results go. */
  readonly workgroup: string;
  /** Name of the lake bucket: releases are materialised in it. */
  readonly lakeBucket: string;
  /** Hears what each query has cost. */
  readonly onDone?: (statistics: QueryStatistics) => void;
}

/** Athena as the SQL engine: starts a query, waits with growing pauses, reads the pages of its result. */
export function createAthenaEngine(client: AthenaClient, settings: AthenaSettings): QueryEngine {
  const run = (sql: string, parameters: readonly Cell[], { signal }: QueryOptions) =>
    runOnAthena(client, settings, { sql, parameters, signal });
  const query = async (
    sql: string,
    parameters: readonly Cell[] = [],
    options: QueryOptions = {},
  ) => {
    const id = await run(sql, parameters, options);
    return await resultOf(client, id, options.signal);
  };
  const drop = (table: string) => run(`drop table if exists ${table}`, [], {});
  return {
    query,
    execute: async (sql, options = {}) => void (await run(sql, [], options)),
    async materialise(view, location, options = {}) {
      checkMaterialise(view, location);
      const table = `materialised_${location.replaceAll(/[^a-z0-9]+/gi, '_').toLowerCase()}`;
      const place = `s3://${settings.lakeBucket}/${location}/`;
      const statement = `create table ${table} with (format = 'PARQUET', external_location = '${place}') as select * from ${view}`;
      try {
        await run(statement, [], options);
        const rows = await query(`select * from ${table}`, [], options);
        await drop(table);
        return rows;
      } catch (error) {
        // A table of this name is another's. Any other may stand half made: Athena names it before its files are whole.
        if (!(error instanceof Conflict)) await drop(table).catch(() => {});
        throw error;
      }
    },
  };
}
