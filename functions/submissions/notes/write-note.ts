import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import type { FindingNote } from '../../../schemas/api/notes.ts';
import { Conflict, NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { describeSubmission } from '../../shared/submissions/describe-submission.ts';
import { readNote, writeNote } from '../../shared/submissions/finding-notes.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';
import { readFindings } from '../findings/read-findings.ts';

/** A council's answer to a finding. */
interface Answer {
  /** Blank deletes the note. */
  readonly text: string;
  readonly by: string;
  /** When the note was written that the writer saw, blank for none; left out, whatever is there is written over. */
  readonly seen?: string | undefined;
}

/**
 * Writes a council's note on an error or a query. Throws `Conflict` once the return has been accepted, for a finding that
 * asks nothing of the council, and when another user has written since.
 */
export async function answerFinding(
  id: string,
  number: number,
  { text, by, seen }: Answer,
  stores: SubmissionStores,
): Promise<NumberedFinding> {
  const { submissions, clock } = stores;
  const { acceptance } = await describeSubmission(id, stores);
  if (acceptance !== undefined) {
    throw new Conflict('The return has been accepted: its answers can only be read now.');
  }
  const finding = await findFinding(submissions, id, number);
  if (finding.severity === 'note') {
    throw new Conflict('This finding is for information. It needs no answer.');
  }
  const before = await readNote(submissions, id, number);
  if (seen !== undefined && seen !== (before?.at ?? '')) {
    throw new Conflict(
      'Somebody else has changed this answer. Open the finding again and read it.',
    );
  }
  const note: FindingNote | undefined =
    text === '' ? undefined : { text: readable(text), at: clock.now().toISOString(), by };
  if (note !== undefined || before !== undefined) await writeNote(submissions, id, number, note);
  return note === undefined ? finding : { ...finding, note };
}

/** The finding with this number, without its note. Throws `NotFound`. */
async function findFinding(
  submissions: ObjectStore,
  id: string,
  number: number,
): Promise<NumberedFinding> {
  for await (const finding of readFindings(submissions, id)) {
    if (finding.number === number) return finding;
  }
  throw new NotFound('There is no finding with this number.');
}

// What is not seen, or turns the direction of text round, must not change how a page or a file reads.
const UNSEEN = /[^\P{C}\n]/gu;

function readable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(UNSEEN, ' ').trim();
}
