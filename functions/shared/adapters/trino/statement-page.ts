import * as z from 'zod';

/** One answer of Trino to a statement under way: where it goes on, what it holds, what went wrong. */
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
