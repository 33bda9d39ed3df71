import * as z from 'zod';

/** The schema of the API's problem documents (RFC 9457). */
export const ProblemDocument = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What went wrong and what to do' }),
    instance: z.string().meta({ description: 'Identifies this request, for the support desk' }),
    problems: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', title: 'Problem' });
