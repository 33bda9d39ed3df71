import type { Submission } from '../../../schemas/api/submissions.ts';

const WORDS: Partial<Record<Submission['status'], string>> = {
  'awaiting-files': 'The files of this submission have not been checked yet.',
  checking: 'The checks are still running. Wait until they have ended.',
  refused: 'Nothing in this submission could be read. Correct the files and submit again.',
  blocked:
    'Some errors stop this return from being used, so it has no figures. Fix them and submit it again.',
  superseded:
    'A return that was accepted later is in force. Ask for the figures of that one instead.',
  withdrawing: 'This return is being withdrawn, so no figures rest on it.',
  withdrawn: 'This return has been withdrawn, so no figures rest on it.',
};

/** Why no figures can be calculated from a submission, in words for the council; undefined where they can. */
export function whyNoFigures({ next, status }: Submission): string | undefined {
  if (next.includes('figures')) return undefined;
  return WORDS[status] ?? 'A fault stopped this submission. Submit the return again.';
}
