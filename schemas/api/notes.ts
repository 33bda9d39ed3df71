import * as z from 'zod';
import { Instant } from './common.ts';

const LONGEST = 1000;

/** POST …/findings/{number}/note */
export const NoteRequest = z
  .strictObject({
    text: z
      .string()
      .trim()
      .max(LONGEST, 'The answer may have up to 1,000 characters.')
      .meta({ description: 'Name no child or worker. Blank takes the note away.' }),
  })
  .meta({ id: 'NoteRequest', title: 'Note on a finding' });

/** What a council says of one finding. It stays with the submission and never goes to the lake. */
export const FindingNote = z
  .strictObject({
    text: z.string(),
    at: Instant,
    by: z.string(),
    carriedFrom: z
      .string()
      .optional()
      .meta({ description: 'The submission it was written for, where that is an earlier one' }),
  })
  .meta({ id: 'FindingNote', title: 'Note' });
export type FindingNote = z.infer<typeof FindingNote>;

/** A note on a receipt, with the finding that it is about. */
export const NotedFinding = z
  .strictObject({
    finding: z.int().meta({ description: 'Number of the finding in its submission' }),
    code: z.string(),
    title: z.string(),
    table: z.string().optional(),
    line: z.int().optional(),
    note: FindingNote,
  })
  .meta({ id: 'NotedFinding', title: 'Finding with a note' });
export type NotedFinding = z.infer<typeof NotedFinding>;
