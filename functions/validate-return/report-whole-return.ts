import type { WholeReturnFinding } from '../../schemas/returns/check-return.ts';
import type { ReturnRead } from '../shared/reading/read-return.ts';

/** Adds a finding for everything that a check of the whole return found. */
export function reportWholeReturn(
  found: readonly WholeReturnFinding[],
  { findings }: Pick<ReturnRead, 'findings'>,
): void {
  for (const { check, result } of found) {
    const { effect, table, message, fix = check.fix } = result;
    findings.add({
      code: check.code,
      kind: 'return',
      severity: 'error',
      blocking: effect === 'stops',
      title: check.title,
      message,
      fix,
      ...(table && { table }),
      fields: [],
    });
  }
}
