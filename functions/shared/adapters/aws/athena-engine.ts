import type { AthenaClient } from '@aws-sdk/client-athena';
import { checkFiles, checkName, requireSafeTable } from '../../lake/check-table.ts';
import { selectInOrder } from '../../lake/in-order.ts';
import type { Cell, QueryEngine, QueryOptions, ResultRow } from '../../ports/query-engine.ts';
import { runOnAthena } from './athena-execution.ts';
import { resultOf } from './athena-result.ts';
import type { AthenaSettings } from './athena-settings.ts';
import { externalTable } from './external-table.ts';

/** Athena as the SQL engine: starts a query, polls it with growing pauses, and reads the pages of its result. */
export function createAthenaEngine(client: AthenaClient, settings: AthenaSettings): QueryEngine {
  // One account may have several deployments, so the names of release databases start with the lake's database name.
  const fullName = (database: string | undefined) =>
    database === undefined ? settings.database : `${settings.database}_${database}`;
  const run = (sql: string, parameters: readonly Cell[], { signal, database }: QueryOptions) =>
    runOnAthena(client, settings, { sql, parameters, signal, database: fullName(database) });
  const placeOf = (location: string) => `s3://${settings.lakeBucket}/${location}/`;
  const execute = async (sql: string, options: QueryOptions = {}) =>
    void (await run(sql, [], options));
  return {
    remembers: true,
    async query(sql, parameters = [], options = {}) {
      const id = await run(sql, parameters, options);
      const rows: ResultRow[] = [];
      for await (const page of resultOf(client, id, options.signal)) rows.push(...page);
      return rows;
    },
    async *stream(sql, options = {}) {
      yield* resultOf(client, await run(sql, [], options), options.signal);
    },
    execute,
    nameOf: fullName,
    async openDatabase({ name, tables }, { signal } = {}) {
      checkName(name);
      await execute(`create schema if not exists ${fullName(name)}`, { signal });
      for (const table of tables) {
        const view = `create or replace view ${table} as select * from ${settings.database}.${table}`;
        await execute(view, { signal, database: name });
      }
    },
    async writeTable(select, table, { signal } = {}) {
      requireSafeTable(table);
      const place = placeOf(table.location);
      const as = `with (format = 'PARQUET', external_location = '${place}') as\n${selectInOrder(select, table.sortedBy)}`;
      await execute(`create table ${table.table} ${as}`, { signal, database: table.database });
    },
    findTable: async (table) => requireSafeTable(table),
    async defineTable(files, { signal } = {}) {
      checkFiles(files);
      const { database, table, location } = files;
      const place = `s3://${settings.lakeBucket}/${location}`;
      await execute(externalTable(table, place), { signal, database });
    },
    async dropTable(table) {
      requireSafeTable(table);
      await execute(`drop table if exists ${table.table}`, { database: table.database });
    },
    async dropDatabase(name) {
      checkName(name);
      await execute(`drop schema if exists ${fullName(name)} cascade`);
    },
  };
}
