import type { Blocking } from '../return.ts';

/**
 * The problems that stop a return from being published: without these cells a row cannot be stored in the lake or
 * linked to its child.
 */
export const SSDA903_BLOCKING: Blocking = {
  rules: ['INT32', '102', '141'],
  cells: [
    { field: 'CHILD', problem: 'missing' },
    { table: 'Episodes', field: 'DECOM', problem: 'missing' },
  ],
};
