import * as z from 'zod';
import { Instant, LaCode, Sha256 } from './common.ts';
import { FindingKind, FindingSeverity, WholeReturnResult } from './findings.ts';
import { ReturnId } from './return-id.ts';
import { Counts } from './submissions.ts';

export const ValidationOutcome = z.enum(['clean', 'errors', 'blocked', 'refused']).meta({
  description:
    'clean: may be accepted; errors: may be accepted with a reason; blocked: some errors must be fixed first; refused: nothing could be read',
});
export type ValidationOutcome = z.infer<typeof ValidationOutcome>;

const CodeCount = z.strictObject({
  code: z.string(),
  kind: FindingKind,
  severity: FindingSeverity,
  blocking: z.boolean(),
  title: z.string(),
  table: z.string().optional(),
  count: z.int().meta({ description: 'Number of all findings' }),
  listed: z.int().meta({ description: 'Number of findings listed' }),
});

const CheckedTable = z.strictObject({
  table: z.string(),
  file: z.string(),
  rows: z.int(),
  children: z.int(),
});

const CheckedFile = z.strictObject({
  name: z.string(),
  table: z.string().optional().meta({
    description:
      'Missing when the file was not recognised, and for XML, which contains several tables',
  }),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mixed']).optional(),
  separator: z.enum(['comma', 'semicolon', 'tab']).optional(),
  rows: z.int(),
});

const CheckedUpload = z.strictObject({ name: z.string(), size: z.int(), sha256: Sha256 });

const CheckedRule = z.strictObject({
  code: z.string(),
  title: z.string().optional(),
  severity: FindingSeverity.optional(),
  state: z.enum(['passed', 'failed', 'skipped', 'could-not-run']),
  reason: z.string().optional().meta({ description: 'Why the rule was skipped or could not run' }),
  failures: z.int(),
});

const Edition = z.strictObject({
  id: z.string().meta({ description: 'Identifies the content of the list' }),
  name: z.string().meta({ description: 'Name, such as ONSPD, November 2025' }),
});

const UsedReference = z
  .strictObject({ postcodes: Edition.optional(), providers: Edition.optional() })
  .meta({
    description:
      'The editions of reference data that the rules used. A list that was not loaded is missing',
  });

const UsedLastYear = z
  .strictObject({
    from: z.enum(['uploaded', 'published']).meta({
      description:
        'uploaded: files sent with this return; published: the return published for the year before',
    }),
    submission: z.string().optional().meta({ description: 'The published return that was used' }),
    uploads: z.array(CheckedUpload).optional(),
    tables: z.array(z.strictObject({ table: z.string(), rows: z.int() })),
  })
  .meta({
    description:
      'Last year’s return as used by the rules. Missing when the service does not have it',
  });

/** `validation.json`, the last object that the checks write. */
export const ValidationSummary = z
  .strictObject({
    submission: z.string(),
    return: ReturnId,
    collectionYear: z.int(),
    laCode: LaCode,
    outcome: ValidationOutcome,
    finishedAt: Instant,
    seconds: z.number(),
    counts: Counts.extend({
      notes: z.int(),
      listed: z.int().meta({
        description: 'Number of findings listed one by one. The other counts are of all findings',
      }),
    }),
    findingsByCode: z.array(CodeCount),
    tables: z.array(CheckedTable),
    files: z.array(CheckedFile),
    uploads: z.array(CheckedUpload).meta({
      description:
        'The uploads that arrived, in order. A return is only published from the same bytes',
    }),
    reference: UsedReference.optional(),
    lastYear: UsedLastYear.optional(),
    rules: z.array(CheckedRule),
    wholeReturn: z.array(WholeReturnResult).optional().meta({
      description: 'What the checks of the whole return found. Missing in earlier versions',
    }),
  })
  .meta({ id: 'ValidationSummary', title: 'Summary of the checks' });
export type ValidationSummary = z.infer<typeof ValidationSummary>;

/** `failure.json`: an unexpected error stopped the work. */
export const Failure = z.strictObject({ at: Instant, message: z.string() }).meta({ id: 'Failure' });
export type Failure = z.infer<typeof Failure>;
