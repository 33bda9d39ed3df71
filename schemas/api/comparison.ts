import * as z from 'zod';
import { Instant } from './common.ts';
import { Finding, FindingKind, FindingSeverity } from './findings.ts';
import { ValidationOutcome } from './validation.ts';

export const ChangeKind = z.enum(['fixed', 'unchecked', 'new', 'still']).meta({
  description:
    'fixed: found before but not now; unchecked: found before, but its rule did not run this time; new: found now but not before; still: found before and now',
});
export type ChangeKind = z.infer<typeof ChangeKind>;

const ChangesOfRule = z.strictObject({
  code: z.string(),
  kind: FindingKind,
  severity: FindingSeverity,
  blocking: z.boolean(),
  title: z.string(),
  fixed: z.int(),
  unchecked: z.int(),
  new: z.int(),
  still: z.int(),
  notListed: z.strictObject({ before: z.int(), now: z.int() }).meta({
    description: 'Findings that were counted but not listed, and so cannot be compared',
  }),
  ranBefore: z.boolean().meta({ description: 'False when the rule did not run before' }),
});

const ComparedSubmission = z.strictObject({
  id: z.string(),
  createdAt: Instant,
  outcome: ValidationOutcome,
  withdrawn: z.boolean(),
});

/** GET …/comparison */
export const Comparison = z
  .strictObject({
    submission: z.string(),
    with: ComparedSubmission,
    totals: z.strictObject({ fixed: z.int(), unchecked: z.int(), new: z.int(), still: z.int() }),
    rules: z.array(ChangesOfRule),
    paging: z.strictObject({
      page: z.int(),
      pageSize: z.int(),
      totalResults: z.int(),
      totalPages: z.int(),
    }),
    results: z.array(
      z.strictObject({
        change: ChangeKind,
        number: z.int().meta({ description: 'Number of the finding in its own submission' }),
        finding: Finding,
      }),
    ),
  })
  .meta({ id: 'Comparison', title: 'What has changed since an earlier submission' });
export type Comparison = z.infer<typeof Comparison>;
