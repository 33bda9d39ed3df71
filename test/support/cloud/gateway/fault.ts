import * as z from 'zod';

const Effect = z.discriminatedUnion('is', [
  /** The call is answered with an error of the service. */
  z.strictObject({
    is: z.literal('error'),
    status: z.int().min(400).max(599),
    code: z.string(),
    message: z.string().default('Injected.'),
  }),
  /** The answer comes later. */
  z.strictObject({ is: z.literal('delay'), milliseconds: z.int().positive() }),
  /** The process of the function that calls is killed. */
  z.strictObject({ is: z.literal('kill') }),
]);

/** Which calls go wrong, and how. What is left out matches every call. */
export const Fault = z.strictObject({
  caller: z.string().optional(),
  action: z.string().optional(),
  /** Regular expression that the resource's ARN fits. */
  resource: z.string().optional(),
  /** The first matching call that goes wrong, from 1. */
  nth: z.int().positive().default(1),
  /** How many go wrong, from that one on. */
  times: z.int().positive().default(1),
  /** Before the call is carried out, or when it was and the caller does not know yet. */
  when: z.enum(['before', 'after']).default('before'),
  effect: Effect,
});
export type Fault = z.output<typeof Fault>;
export type FaultWanted = z.input<typeof Fault>;

/** What goes wrong with queries whose text fits a regular expression. */
export const QueryFault = z.strictObject({
  matches: z.string(),
  outcome: z.enum(['fail', 'over-limit', 'slow']),
  times: z.int().positive().default(1),
});
export type QueryFault = z.output<typeof QueryFault>;
export type QueryFaultWanted = z.input<typeof QueryFault>;

/** A permission that a function is judged without. */
export const Withdrawal = z.strictObject({
  caller: z.string(),
  action: z.string(),
  /** Pattern as in a policy. */
  resource: z.string().default('*'),
});
export type Withdrawal = z.output<typeof Withdrawal>;
export type WithdrawalWanted = z.input<typeof Withdrawal>;

/** A fault that was asked for, with how often it struck. */
export const PlannedFault = z.object({ id: z.int(), struck: z.int(), fault: Fault });
export type PlannedFault = z.output<typeof PlannedFault>;
