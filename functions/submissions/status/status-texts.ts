import type { SubmissionStatus } from '../../../schemas/api/submissions.ts';

export interface StatusText {
  readonly text: string;
  /** Colour of the GOV.UK tag. It never adds information to the text. */
  readonly colour: 'grey' | 'blue' | 'red' | 'yellow' | 'green';
  /** What the status means, and what to do next. */
  readonly next: string;
  /** True while the service is working and the user only has to wait. */
  readonly working: boolean;
}

function statusText(
  text: string,
  colour: StatusText['colour'],
  next: string,
  working = false,
): StatusText {
  return { text, colour, next, working };
}

/** The text of each status that a council reads. */
export const STATUS_TEXTS: Readonly<Record<SubmissionStatus, StatusText>> = {
  'awaiting-files': statusText(
    'Waiting for files',
    'grey',
    'The files have not been checked yet. Upload them and start the checks.',
  ),
  checking: statusText(
    'Checking',
    'blue',
    'The checks are running. This takes a few seconds.',
    true,
  ),
  refused: statusText(
    'Could not be read',
    'red',
    'None of the files could be read as a table of the return. Read the findings, fix the files and submit again.',
  ),
  blocked: statusText(
    'Errors to fix',
    'red',
    'Some errors stop this return from being used. Fix them and submit the return again.',
  ),
  errors: statusText(
    'Errors found',
    'yellow',
    'The errors do not stop this return from being used. Fix them and submit the return again, or accept it as it is and give the reason.',
  ),
  clean: statusText(
    'Ready to accept',
    'green',
    'The checks found no errors. Accept the return so that it can be used.',
  ),
  publishing: statusText(
    'Publishing',
    'blue',
    'The return has been accepted and is being published.',
    true,
  ),
  published: statusText(
    'In force',
    'green',
    'Figures are calculated from this return. Keep the receipt.',
  ),
  superseded: statusText(
    'Superseded',
    'grey',
    'A return that was accepted later has replaced this one.',
  ),
  withdrawing: statusText('Withdrawing', 'blue', 'The return is being withdrawn.', true),
  withdrawn: statusText(
    'Withdrawn',
    'grey',
    'This return is no longer used. The previous return, if any, is in force.',
  ),
  failed: statusText(
    'Failed',
    'red',
    'The submission failed because of a fault on our side. Your files are kept. Submit the return again. If it fails again, ask for help.',
  ),
};
