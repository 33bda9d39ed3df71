import { Finding } from '../../schemas/api/findings.ts';
import type { FindingNote } from '../../schemas/api/notes.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readLines } from '../shared/read-lines.ts';
import {
  type EarlierSubmission,
  earlierSubmissions,
} from '../shared/submissions/earlier-submissions.ts';
import { identityOf } from '../shared/submissions/finding-identity.ts';
import { addNote, listNotes, readNotes } from '../shared/submissions/finding-notes.ts';
import { submissionKey } from '../shared/submissions/submission-folder.ts';

/** The number of earlier submissions whose notes are read. */
const LOOKED_THROUGH = 5;

/** Notes by the identity of their finding. Undefined for a removed note, so that no older one comes back. */
type NotesByIdentity = Map<string, FindingNote | undefined>;

/**
 * Copies notes from earlier submissions of the same return to findings that are unchanged. The newest note on a finding is
 * copied. Notes that already exist are kept.
 */
export async function carryNotes(
  id: string,
  findings: readonly Finding[],
  submissions: ObjectStore,
): Promise<void> {
  const earlier = (await earlierSubmissions(submissions, id)).filter(({ hasNotes }) => hasNotes);
  const known: NotesByIdentity = new Map();
  for (const each of earlier.slice(0, LOOKED_THROUGH)) await collect(each, known, submissions);
  if (known.size === 0) return;
  for (const [index, finding] of findings.entries()) {
    const note = known.get(identityOf(finding).exact);
    if (note !== undefined) await addNote(submissions, id, index + 1, note);
  }
}

async function collect(
  { id }: EarlierSubmission,
  known: NotesByIdentity,
  submissions: ObjectStore,
): Promise<void> {
  const numbers = await listNotes(submissions, id);
  const notes = await readNotes(submissions, id, [...numbers.keys()]);
  let number = 0;
  for await (const line of readLines(submissions.read(submissionKey(id, 'findings.jsonl')))) {
    number += 1;
    if (line === '' || !numbers.has(number)) continue;
    const { exact } = identityOf(Finding.parse(JSON.parse(line)));
    const note = notes.get(number);
    if (!known.has(exact)) known.set(exact, note && { carriedFrom: id, ...note });
  }
}
