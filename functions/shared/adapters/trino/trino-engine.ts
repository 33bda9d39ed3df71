import { QueryFailed } from '../../errors.ts';
import { checkFiles, checkName, requireSafeTable } from '../../lake/check-table.ts';
import { selectInOrder } from '../../lake/in-order.ts';
import type { QueryEngine, QueryOptions, ResultRow } from '../../ports/query-engine.ts';
import { lakeTable } from './lake-tables.ts';
import { runStatement } from './run-statement.ts';
import { createTrinoHttp } from './trino-http.ts';
import type { TrinoSettings } from './trino-settings.ts';
import { literalOf, quote } from './trino-values.ts';

const LIMIT_SECONDS = 900;

// A file metastore on disk refuses a table without a folder, and writing no rows creates none. A view then replaces the table.
const NO_FOLDER = 'External table location does not exist';
const IS_A_VIEW = 'a view with that name exists';

interface StatementOptions extends QueryOptions {
  /** Session properties for this statement only. */
  readonly session?: string;
}

/** A Trino cluster as the SQL engine. Throws `QueryFailed`, `QueryTooLarge` or `EngineUnavailable`, by what has to be done. */
export function createTrinoEngine(settings: TrinoSettings): QueryEngine {
  const http = createTrinoHttp(settings);
  // One catalogue may have several lakes, so the names of release databases start with the lake's schema name.
  const schemaOf = (database: string | undefined) =>
    database === undefined ? settings.schema : `${settings.schema}_${database}`;
  // Pages need the rows of one council or measure. With small row groups they read few other rows.
  const smallGroups = `${settings.catalog}.parquet_writer_block_size=512kB`;
  const placeOf = (location: string) =>
    quote(`${settings.lakeUri.replace(/\/+$/, '')}/${location}/`);
  async function* stream(
    sql: string,
    { signal, database, session }: StatementOptions = {},
  ): AsyncGenerator<readonly ResultRow[]> {
    const limit = limitOf(settings.limitSeconds ?? LIMIT_SECONDS);
    const either = signal === undefined ? limit.signal : AbortSignal.any([signal, limit.signal]);
    try {
      const cost = yield* runStatement(http, { sql, schema: schemaOf(database), session }, either);
      settings.onDone?.(cost);
    } finally {
      limit.clear();
    }
  }
  const run = async (sql: string, options?: StatementOptions): Promise<readonly ResultRow[]> => {
    const rows: ResultRow[] = [];
    for await (const page of stream(sql, options)) rows.push(...page);
    return rows;
  };
  const execute = async (sql: string, options?: StatementOptions) => void (await run(sql, options));
  return {
    remembers: true,
    async query(sql, parameters = [], options) {
      requireSelect(sql);
      if (parameters.length === 0) return await run(sql, options);
      const values = parameters.map(literalOf).join(', ');
      return await run(`execute immediate ${quote(sql)} using ${values}`, options);
    },
    async *stream(sql, options) {
      requireSelect(sql);
      yield* stream(sql, options);
    },
    execute,
    nameOf: schemaOf,
    async openDatabase({ name, tables }, { signal } = {}) {
      checkName(name);
      await execute(`create schema if not exists ${schemaOf(name)}`, { signal });
      for (const table of tables) {
        const view = `create or replace view ${table} as select * from ${settings.schema}.${table}`;
        await execute(view, { signal, database: name });
      }
    },
    async writeTable(select, table, { signal } = {}) {
      requireSafeTable(table);
      const options = { signal, database: table.database };
      const place = placeOf(table.location);
      const as = `with (format = 'PARQUET', external_location = ${place}) as\n${selectInOrder(select, table.sortedBy)}`;
      const statement = `create table ${table.table} ${as}`;
      await execute(statement, { ...options, session: smallGroups }).catch(
        async (error: unknown) => {
          if (!mentions(error, NO_FOLDER)) throw error;
          const nothing = `select * from (\n${select}\n) as written where false`;
          await execute(`create view ${table.table} as\n${nothing}`, options);
        },
      );
    },
    findTable: async (table) => requireSafeTable(table),
    async defineTable(files, { signal } = {}) {
      checkFiles(files);
      const { database, table, location } = files;
      await execute(lakeTable({ ...table, location }, settings), { signal, database });
    },
    async dropTable(table) {
      requireSafeTable(table);
      const { database } = table;
      // Not cancelled by a signal, or the table would stay permanently.
      const drop = `drop table if exists ${table.table}`;
      await execute(drop, { database }).catch(async (error: unknown) => {
        if (!mentions(error, IS_A_VIEW)) throw error;
        await execute(`drop view ${table.table}`, { database });
      });
    },
    async dropDatabase(name) {
      checkName(name);
      await execute(`drop schema if exists ${schemaOf(name)} cascade`);
    },
  };
}

function mentions(error: unknown, text: string): boolean {
  return error instanceof QueryFailed && error.message.includes(text);
}

function limitOf(seconds: number) {
  const controller = new AbortController();
  const stop = () =>
    controller.abort(new QueryFailed(`The query took longer than ${seconds} s and was stopped.`));
  const timer = setTimeout(stop, seconds * 1000);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

// On Trino, statements that start with these text change nothing.
function requireSelect(sql: string): void {
  const text = sql.replace(/^(?:\s+|--.*$|\/\*[\s\S]*?\*\/)+/gm, '');
  if (/^[\s(]*(?:select|with|values)\b/i.test(text)) return;
  throw new QueryFailed('Only a select returns rows. Nothing was changed.');
}
