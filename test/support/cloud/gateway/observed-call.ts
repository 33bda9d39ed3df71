import * as z from 'zod';

/** A call that a function made, or that a service made on its behalf. */
export const ObservedCall = z.object({
  /** Number of the call, in order of arrival. */
  number: z.int(),
  /** Name of the function in the register. */
  caller: z.string(),
  action: z.string(),
  resource: z.string(),
  /** For calls that a service made on behalf of the caller: the action of the caller's own call. */
  impliedBy: z.string().optional(),
  outcome: z.enum(['allowed', 'denied', 'withdrawn']),
});
export type ObservedCall = z.output<typeof ObservedCall>;
