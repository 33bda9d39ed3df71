import { checkReturn, type ReturnToCheck } from '../../schemas/returns/check-return.ts';
import type { RuleOutcome } from '../../schemas/returns/engine.ts';
import type { ReadTables, ReturnRead } from '../shared/reading/read-return.ts';
import { reportOutcomes } from './report-outcomes.ts';
import { reportShape } from './report-shape.ts';
import { reportWholeReturn } from './report-whole-return.ts';

type CheckContext = Omit<ReturnToCheck, 'tables' | 'lastYear' | 'mostOfTable'> & {
  readonly lastYear?: ReadTables | undefined;
};

/**
 * Runs the rules on a return that has been read, and adds the results to its findings. Returns one outcome per rule. The
 * service and the command line both use this: it does not depend on where the files come from.
 */
export function checkRead(read: ReturnRead, context: CheckContext): readonly RuleOutcome[] {
  const { definition, collectionYear, lastYear } = context;
  const mostOfTable = read.findings.limits.perCode;
  const { tables } = read;
  const { outcomes, shape, whole } = checkReturn({ ...context, tables, mostOfTable });
  reportWholeReturn(whole, read);
  reportTables(read, collectionYear);
  reportOutcomes(outcomes, { ...read, definition, lastYear }, collectionYear);
  reportShape(shape, read);
  return outcomes;
}

function reportTables({ definition, tables, findings }: ReturnRead, collectionYear: number): void {
  const { first } = definition.years;
  if (collectionYear < first) findings.report('earlier-year', { placeholders: { first } });
  // Files with headings and no rows are a valid return: the council looked after no children.
  const isNil = Object.values(tables).every((table) => table?.rows.length === 0);
  const missing = definition.neededTables.filter((table) =>
    isNil ? tables[table] === undefined : !tables[table]?.rows.length,
  );
  for (const table of missing) findings.report('missing-table', { placeholders: { table } });
  if (isNil && missing.length === 0) findings.report('nil-return', {});
}
