import * as z from 'zod';

/** The accepted input of StartQueryExecution, with Athena's limits. */
export const StartRequest = z.object({
  QueryString: z.string().min(1).max(262_144),
  ClientRequestToken: z.string().min(32).max(128),
  WorkGroup: z.string().default('primary'),
  ExecutionParameters: z.array(z.string().min(1).max(1024)).min(1).optional(),
  QueryExecutionContext: z
    .object({ Database: z.string().optional(), Catalog: z.string().optional() })
    .optional(),
  ResultConfiguration: z.object({ OutputLocation: z.string().optional() }).optional(),
});

export type StartRequest = z.infer<typeof StartRequest>;

export const GetRequest = z.object({ QueryExecutionId: z.string() });

export const ResultsRequest = z.object({
  QueryExecutionId: z.string(),
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});
