import * as z from 'zod';
import { Instant } from './common.ts';

const LONGEST = 1000;

/** POST …/findings/{number}/note */
export const NoteRequest = z
  .strictObject({
    text: z
      .string()
      .trim()
      .max(LONGEST, 'The answer can have up to 1,000 characters.')
      .meta({ description: 'Must not name a child or worker. A blank text removes the note.' }),
  })
  .meta({ id: 'NoteRequest', title: 'Note on a finding' });

/** A council's note on one finding. It stays with the submission and is never written to the lake. */
export const FindingNote = z
  .strictObject({
    text: z.string(),
    at: Instant,
    by: z.string(),
    carriedFrom: z.string().optional().meta({
      description: 'The earlier submission for which it was written, if it was copied from one',
    }),
  })
  .meta({ id: 'FindingNote', title: 'Note' });
export type FindingNote = z.infer<typeof FindingNote>;

/** A note on a receipt, with its finding. */
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
