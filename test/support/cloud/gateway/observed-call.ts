import * as z from 'zod';

/** A call that a function made, or that a service made in its name. */
export const ObservedCall = z.object({
  /** In the order in which calls came. */
  number: z.int(),
  /** Name of the function in the register. */
  caller: z.string(),
  action: z.string(),
  resource: z.string(),
  /** The action that this follows from, for what a service asks in the caller's name. */
  impliedBy: z.string().optional(),
  outcome: z.enum(['allowed', 'denied', 'withdrawn']),
});
export type ObservedCall = z.output<typeof ObservedCall>;
