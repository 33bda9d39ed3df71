import * as z from 'zod';

const Words = z
  .union([z.string(), z.array(z.string())])
  .transform((words): readonly string[] => [words].flat());

const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: Words,
  Resource: Words,
  Condition: z.record(z.string(), z.unknown()).optional(),
});

/** The supported form of a role's policy. Anything else in a policy is an error. */
export const PolicyDocument = z.object({
  Version: z.string().optional(),
  Statement: z
    .union([Statement, z.array(Statement)])
    .transform((statements) => [statements].flat()),
});
export type PolicyDocument = z.output<typeof PolicyDocument>;

export const Policy = z.object({ name: z.string(), document: PolicyDocument });
export type Policy = z.output<typeof Policy>;

/** The role of one function. */
export const Role = z.object({
  /** Name of the function in the register. */
  caller: z.string(),
  arn: z.string(),
  policies: z.array(Policy),
});
export type Role = z.output<typeof Role>;
