import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import { NotFound } from '../../shared/errors.ts';
import { describeSubmission } from '../../shared/submissions/describe-submission.ts';
import { readNote } from '../../shared/submissions/finding-notes.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';
import { filteredFindings } from '../findings/findings-filter.ts';
import { findingsLinks } from '../findings/findings-links.ts';
import { rulesAddress } from '../findings/rules-address.ts';

/** The page of one finding: what is wrong, the council's answer, and the next query without an answer. */
export async function findingView(id: string, number: number, stores: SubmissionStores) {
  const { submissions, returns } = stores;
  const submission = await describeSubmission(id, stores);
  const { collectionYear, acceptance, laCode } = submission;
  const { finding, next } = await around(id, number, stores);
  const note = await readNote(submissions, id, number);
  return {
    id,
    finding,
    note,
    laCode,
    year: collectionYear,
    rulesAddress: rulesAddress(submission, returns),
    mayAnswer: acceptance === undefined && finding.severity !== 'note',
    isAccepted: acceptance !== undefined,
    links: findingsLinks(id, { by: 'rule', page: 1 }),
    next,
  };
}

/** The finding, and the number of the next query without a note. After the last finding the search starts at the first. */
async function around(id: string, number: number, { submissions }: SubmissionStores) {
  const { list, noted } = await filteredFindings(submissions, id, {});
  let finding: NumberedFinding | undefined;
  let first: number | undefined;
  let next: number | undefined;
  for await (const each of list()) {
    if (each.number === number) finding = each;
    else if (each.severity === 'query' && !noted.has(each.number)) {
      first ??= each.number;
      if (each.number > number) next ??= each.number;
    }
  }
  if (finding === undefined) throw new NotFound('There is no finding with this number.');
  return { finding, next: next ?? first };
}
