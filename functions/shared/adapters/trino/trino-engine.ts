import { QueryFailed } from '../../errors.ts';
import { checkMaterialise } from '../../lake/check-materialise.ts';
import type { Cell, QueryEngine, QueryOptions } from '../../ports/query-engine.ts';
import { runStatement, type StatementResult } from './run-statement.ts';
import { createTrinoHttp } from './trino-http.ts';
import type { TrinoSettings } from './trino-settings.ts';
import { literalOf, quote } from './trino-values.ts';

const LIMIT_SECONDS = 900;

/** A Trino cluster as the SQL engine. Errors say what to do about them: `QueryFailed`, `QueryTooLarge`, `EngineUnavailable`. */
export function createTrinoEngine(settings: TrinoSettings): QueryEngine {
  const http = createTrinoHttp(settings);
  const run = async (sql: string, { signal }: QueryOptions = {}): Promise<StatementResult> => {
    const limit = limitOf(settings.limitSeconds ?? LIMIT_SECONDS);
    const either = signal === undefined ? limit.signal : AbortSignal.any([signal, limit.signal]);
    try {
      const result = await runStatement(http, sql, either);
      settings.onDone?.(result.statistics);
      return result;
    } finally {
      limit.clear();
    }
  };
  const query = async (sql: string, parameters: readonly Cell[] = [], options?: QueryOptions) => {
    requireSelect(sql);
    return (await run(withParameters(sql, parameters), options)).rows;
  };
  return {
    query,
    execute: async (sql, options) => void (await run(sql, options)),
    async materialise(view, location, options) {
      checkMaterialise(view, location);
      const table = `materialised_${location.replaceAll(/[^a-z0-9]+/gi, '_').toLowerCase()}`;
      const place = quote(`${settings.lakeUri.replace(/\/+$/, '')}/${location}/`);
      const as = `with (format = 'PARQUET', external_location = ${place}) as select * from ${view}`;
      await run(`create table ${table} ${as}`, options);
      try {
        return await query(`select * from ${table}`, [], options);
      } finally {
        // Not broken off: the table would stay for ever.
        await run(`drop table if exists ${table}`);
      }
    },
  };
}

function limitOf(seconds: number) {
  const controller = new AbortController();
  const stop = () =>
    controller.abort(new QueryFailed(`The query took longer than ${seconds} s and was stopped.`));
  const timer = setTimeout(stop, seconds * 1000);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

// Nothing that starts so changes anything on Trino.
function requireSelect(sql: string): void {
  const text = sql.replace(/^(?:\s+|--.*$|\/\*[\s\S]*?\*\/)+/gm, '');
  if (/^[\s(]*(?:select|with|values)\b/i.test(text)) return;
  throw new QueryFailed('Only a select gives rows; nothing was changed.');
}

function withParameters(sql: string, parameters: readonly Cell[]): string {
  if (parameters.length === 0) return sql;
  return `execute immediate ${quote(sql)} using ${parameters.map(literalOf).join(', ')}`;
}
