import type { FindingSeverity } from '../../../schemas/api/findings.ts';

/** A problem with a file, a row or a cell, independent of the return's own rules. Each finding fills in the placeholders `{…}`. */
export interface ReadingProblem {
  readonly kind: 'file' | 'shape';
  readonly severity: FindingSeverity;
  /** True when a return with this problem cannot be accepted, because data in the lake would be missing or wrong. */
  readonly blocking: boolean;
  readonly title: string;
  readonly message: string;
  readonly fix: string;
}

/** Severities of problems; see `ReadingProblem`. */
export const BLOCKING_PROBLEM = { severity: 'error', blocking: true } as const;
export const ERROR = { severity: 'error', blocking: false } as const;
export const QUERY = { severity: 'query', blocking: false } as const;
export const NOTE = { severity: 'note', blocking: false } as const;
