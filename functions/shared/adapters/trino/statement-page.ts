import * as z from 'zod';

/** One response of Trino to a running statement: the address of the next page, rows, and any error. */
export const StatementPage = z.object({
  id: z.string(),
  nextUri: z.url().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  data: z.array(z.array(z.unknown())).optional(),
  error: z.object({ message: z.string(), errorName: z.string(), errorType: z.string() }).optional(),
  stats: z.object({
    physicalInputBytes: z.number().default(0),
    elapsedTimeMillis: z.number().default(0),
  }),
});
export type StatementPage = z.output<typeof StatementPage>;

export type TrinoColumn = NonNullable<StatementPage['columns']>[number];
