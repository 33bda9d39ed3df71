import type { Submission } from '../../../schemas/api/submissions.ts';

const WORDS: Partial<Record<Submission['status'], string>> = {
  'awaiting-files': 'The files of this submission have not been checked yet.',
  checking: 'The checks are still running. Wait until they have finished.',
  refused: 'Nothing in this submission could be read. Fix the files and submit them again.',
  blocked:
    'Some errors stop this return from being used, so it has no figures. Fix them and submit it again.',
  superseded:
    'A later return has been accepted and is in force. Ask for the figures of that return instead.',
  withdrawing: 'This return is being withdrawn, so it has no figures.',
  withdrawn: 'This return has been withdrawn, so it has no figures.',
};

/** Why no figures can be calculated from a submission, for the council to read. Undefined when they can. */
export function whyNoFigures({ next, status }: Submission): string | undefined {
  if (next.includes('figures')) return undefined;
  return (
    WORDS[status] ??
    'This submission failed because of a fault on our side. Submit the return again.'
  );
}
