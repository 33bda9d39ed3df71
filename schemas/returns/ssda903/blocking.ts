import type { CellProblem } from '../rule.ts';

interface BlockingCell {
  readonly table: string;
  readonly field: string;
  readonly problem: CellProblem;
}

/**
 * What stops a return from being published: without it a row of the lake cannot be formed or tied
 * to its child. Everything else may be accepted with a reason.
 */
export const BLOCKING: {
  readonly rules: readonly string[];
  readonly anyTable: readonly Omit<BlockingCell, 'table'>[];
  readonly cells: readonly BlockingCell[];
} = {
  rules: ['INT32', '102', '141'],
  anyTable: [{ field: 'CHILD', problem: 'missing' }],
  cells: [{ table: 'Episodes', field: 'DECOM', problem: 'missing' }],
};

/** True when a failure of the rule stops publication. */
export function isBlockingRule(code: string): boolean {
  return BLOCKING.rules.includes(code);
}

/** True when a cell problem that no rule reports stops publication. */
export function isBlockingCell(table: string, field: string, problem: CellProblem): boolean {
  const isHere = (cell: Omit<BlockingCell, 'table'>) =>
    cell.field === field && cell.problem === problem;
  return (
    BLOCKING.anyTable.some(isHere) ||
    BLOCKING.cells.some((cell) => cell.table === table && isHere(cell))
  );
}
