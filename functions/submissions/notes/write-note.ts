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
  /** The time of the note that the user was shown; blank for none. Default: overwrites any note. */
  readonly seen?: string | undefined;
}

/**
 * Writes a council's note on an error or a query. Throws `Conflict` when the return has been accepted, when the finding
 * needs no answer, and when another user has changed the note since `seen`.
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
    throw new Conflict('The return has been accepted, so its answers can no longer be changed.');
  }
  const finding = await findFinding(submissions, id, number);
  if (finding.severity === 'note') {
    throw new Conflict('This finding is for information. It needs no answer.');
  }
  const before = await readNote(submissions, id, number);
  if (seen !== undefined && seen !== (before?.at ?? '')) {
    throw new Conflict('Another user has changed this answer. Open the finding again and read it.');
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

// Invisible characters, and those that reverse the direction of text, could make a page or a file misleading.
const UNSEEN = /[^\P{C}\n]/gu;

function readable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(UNSEEN, ' ').trim();
}
