import type { FindingSeverity } from '../../../schemas/api/findings.ts';

/** Something that can be wrong with a file, a row or a cell whatever the return's own rules say. `{…}` is filled in for each finding. */
export interface ReadingProblem {
  readonly kind: 'file' | 'shape';
  readonly severity: FindingSeverity;
  /** True when the return cannot be accepted with it: something would be missing from the lake, or be wrong there. */
  readonly blocking: boolean;
  readonly title: string;
  readonly message: string;
  readonly fix: string;
}

/** What a problem asks of the council; see `ReadingProblem`. */
export const BLOCKING_PROBLEM = { severity: 'error', blocking: true } as const;
export const ERROR = { severity: 'error', blocking: false } as const;
export const QUERY = { severity: 'query', blocking: false } as const;
export const NOTE = { severity: 'note', blocking: false } as const;
