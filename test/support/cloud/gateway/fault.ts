import * as z from 'zod';

const Effect = z.discriminatedUnion('is', [
  /** The call is answered with an error of the service. */
  z.strictObject({
    is: z.literal('error'),
    status: z.int().min(400).max(599),
    code: z.string(),
    message: z.string().default('Injected.'),
  }),
  /** The response is delayed. */
  z.strictObject({ is: z.literal('delay'), milliseconds: z.int().positive() }),
  /** The process of the function that calls is killed. */
  z.strictObject({ is: z.literal('kill') }),
]);

/** Which calls fail, and how. An omitted filter matches every call. */
export const Fault = z.strictObject({
  caller: z.string().optional(),
  action: z.string().optional(),
  /** Regular expression that the resource's ARN matches. */
  resource: z.string().optional(),
  /** Number of the first matching call that fails, from 1. */
  nth: z.int().positive().default(1),
  /** Number of calls that fail, starting with that one. */
  times: z.int().positive().default(1),
  /** Whether the fault happens before the call is carried out, or after it and before the caller gets the response. */
  when: z.enum(['before', 'after']).default('before'),
  effect: Effect,
});
export type Fault = z.output<typeof Fault>;
export type FaultWanted = z.input<typeof Fault>;

/** A fault of queries whose text matches a regular expression. */
export const QueryFault = z.strictObject({
  matches: z.string(),
  outcome: z.enum(['fail', 'over-limit', 'slow']),
  times: z.int().positive().default(1),
});
export type QueryFault = z.output<typeof QueryFault>;
export type QueryFaultWanted = z.input<typeof QueryFault>;

/** A permission that is withdrawn from a function. */
export const Withdrawal = z.strictObject({
  caller: z.string(),
  action: z.string(),
  /** A pattern as in a policy. */
  resource: z.string().default('*'),
});
export type Withdrawal = z.output<typeof Withdrawal>;
export type WithdrawalWanted = z.input<typeof Withdrawal>;

/** A planned fault, with the number of times that it happened. */
export const PlannedFault = z.object({ id: z.int(), struck: z.int(), fault: Fault });
export type PlannedFault = z.output<typeof PlannedFault>;
