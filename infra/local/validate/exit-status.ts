import type { Checked } from './check.ts';

/** The status with which the command ends; the help text says what each means. */
export const STATUS = {
  clean: 0,
  queries: 1,
  errors: 2,
  notAcceptable: 3,
  wrongUse: 64,
  defect: 70,
} as const;

/** The status of the most serious finding. */
export function exitStatusOf({ read, outcomes }: Checked): number {
  const counts = read.findings.counts();
  if (outcomes.some(({ state }) => state === 'could-not-run')) return STATUS.defect;
  if (counts.some(({ blocking }) => blocking)) return STATUS.notAcceptable;
  if (counts.some(({ severity }) => severity === 'error')) return STATUS.errors;
  return counts.some(({ severity }) => severity === 'query') ? STATUS.queries : STATUS.clean;
}
