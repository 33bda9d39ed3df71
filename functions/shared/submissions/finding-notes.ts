import { FindingNote } from '../../../schemas/api/notes.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { submissionFolder } from './submission-folder.ts';

/** Notes fetched at the same time. */
const AT_ONCE = 32;

/** The key of the note on a finding, in the submission's folder. */
function noteKey(id: string, finding: number): string {
  return `${notesPrefix(id)}${String(finding).padStart(6, '0')}.json`;
}

function notesPrefix(id: string): string {
  return `${submissionFolder(id)}/notes/`;
}

/** The findings that have ever had a note: true while the note exists, false after it was removed. */
export async function listNotes(
  submissions: ObjectStore,
  id: string,
): Promise<Map<number, boolean>> {
  const notes = new Map<number, boolean>();
  for await (const { key, size } of submissions.list(notesPrefix(id))) {
    const finding = Number(/(\d+)\.json$/.exec(key)?.[1]);
    if (Number.isInteger(finding)) notes.set(finding, size > 0);
  }
  return notes;
}

/** The existing notes on these findings. */
export async function readNotes(
  submissions: ObjectStore,
  id: string,
  findings: readonly number[],
): Promise<Map<number, FindingNote>> {
  const notes = new Map<number, FindingNote>();
  for (let at = 0; at < findings.length; at += AT_ONCE) {
    const some = findings.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map((finding) => readNote(submissions, id, finding)));
    for (const [index, finding] of some.entries()) {
      const note = read[index];
      if (note !== undefined) notes.set(finding, note);
    }
  }
  return notes;
}

/** The note on a finding. Undefined when there is none or it was removed. */
export async function readNote(
  submissions: ObjectStore,
  id: string,
  finding: number,
): Promise<FindingNote | undefined> {
  const key = noteKey(id, finding);
  const found = await submissions.head(key);
  return found === undefined || found.size === 0
    ? undefined
    : await readJson(submissions, key, FindingNote);
}

/** Replaces the note on a finding. `undefined` removes it. */
export async function writeNote(
  submissions: ObjectStore,
  id: string,
  finding: number,
  note: FindingNote | undefined,
): Promise<void> {
  const body = note === undefined ? '' : JSON.stringify(note);
  await submissions.put(noteKey(id, finding), body, 'application/json');
}

/** Writes a note on a finding that has never had one. Otherwise changes nothing. */
export async function addNote(
  submissions: ObjectStore,
  id: string,
  finding: number,
  note: FindingNote,
): Promise<void> {
  await submissions.create(noteKey(id, finding), JSON.stringify(note), 'application/json');
}
