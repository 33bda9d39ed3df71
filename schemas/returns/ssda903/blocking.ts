import type { Blocking } from '../return.ts';

/** What stops a return: without it a row of the lake cannot be formed or tied to its child. */
export const SSDA903_BLOCKING: Blocking = {
  rules: ['INT32', '102', '141'],
  cells: [
    { field: 'CHILD', problem: 'missing' },
    { table: 'Episodes', field: 'DECOM', problem: 'missing' },
  ],
};
