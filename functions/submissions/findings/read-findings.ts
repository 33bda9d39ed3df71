import { Finding, type NumberedFinding } from '../../../schemas/api/findings.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { readLines } from '../../shared/read-lines.ts';
import { ChildNumbers } from '../../shared/submissions/child-numbers.ts';
import { readNotes } from '../../shared/submissions/finding-notes.ts';
import { submissionKey } from '../../shared/submissions/submission-folder.ts';

/** Every finding of a submission in stable order, without notes. Throws `NotFound` before the checks have finished. */
export async function* readFindings(
  submissions: ObjectStore,
  id: string,
): AsyncIterable<NumberedFinding> {
  const key = submissionKey(id, 'findings.jsonl');
  if ((await submissions.head(key)) === undefined) {
    throw new NotFound('The checks of this submission have not finished yet.');
  }
  const children = new ChildNumbers();
  let number = 0;
  for await (const line of readLines(submissions.read(key))) {
    if (line === '') continue;
    number += 1;
    const finding = Finding.parse(JSON.parse(line));
    if (finding.child === undefined) yield { ...finding, number };
    else yield { ...finding, number, childNumber: children.of(finding.child) };
  }
}

/** Adds their notes to the given findings. Reads no other notes. */
export async function withNotes(
  submissions: ObjectStore,
  id: string,
  findings: readonly NumberedFinding[],
  noted: ReadonlySet<number>,
): Promise<NumberedFinding[]> {
  const wanted = findings.map(({ number }) => number).filter((number) => noted.has(number));
  const notes = await readNotes(submissions, id, wanted);
  return findings.map((finding) => {
    const note = notes.get(finding.number);
    return note === undefined ? finding : { ...finding, note };
  });
}
