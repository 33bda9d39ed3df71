import type { Submission } from '../../schemas/api/submissions.ts';

export interface Step {
  readonly at: string;
  readonly what: string;
  /** What the council said of it. */
  readonly reason?: string | null;
}

/** What has happened to a submission, oldest first. */
export function historyOf(submission: Submission): Step[] {
  const { createdAt, acceptance, publication, withdrawal } = submission;
  const steps: (Step | undefined)[] = [
    { at: createdAt, what: 'Started' },
    acceptance && {
      at: acceptance.at,
      what: `Accepted by ${acceptance.by}`,
      reason: acceptance.reason,
    },
    publication && {
      at: publication.at,
      what: `Published as entry ${publication.sequence} of the council's ledger for the year`,
    },
    withdrawal && {
      at: withdrawal.at,
      what: `Withdrawn by ${withdrawal.by}`,
      reason: withdrawal.reason,
    },
  ];
  return steps.filter((step) => step !== undefined).sort((a, b) => a.at.localeCompare(b.at));
}
