import type { QueryEngine } from '../../../functions/shared/ports/query-engine.ts';

/** An engine that calls a function just before it writes the table of a view. */
export const justBefore =
  (view: string, happen: () => Promise<unknown>) =>
  (engine: QueryEngine): QueryEngine => ({
    ...engine,
    async writeTable(select, table, options) {
      if (table.table.startsWith(`${view}_`)) await happen();
      await engine.writeTable(select, table, options);
    },
  });
