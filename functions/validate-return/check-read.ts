import type { RuleOutcome } from '../../schemas/returns/engine.ts';
import { checkReturn, type ReturnToCheck } from '../../schemas/returns/ssda903/index.ts';
import { FIRST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import type { ReadTables, ReturnRead } from '../shared/reading/read-return.ts';
import { reportOutcomes } from './report-outcomes.ts';
import { reportShape } from './report-shape.ts';

/** Tables without which nothing of a return can be counted. */
const NEEDED_TABLES = ['Header', 'Episodes'] as const;

type Beside = Omit<ReturnToCheck, 'tables' | 'lastYear' | 'mostOfTable'> & {
  readonly lastYear?: ReadTables | undefined;
};

/**
 * Runs the rules on a return that has been read and adds to its findings whatever they found. Gives one outcome for each rule.
 * What the service and the command line have in common: where the files came from no longer matters.
 */
export function checkRead(read: ReturnRead, beside: Beside): readonly RuleOutcome[] {
  const { collectionYear, lastYear } = beside;
  const mostOfTable = read.findings.limits.perCode;
  const { outcomes, shape } = checkReturn({ ...beside, tables: read.tables, mostOfTable });
  reportTables(read, collectionYear);
  reportOutcomes(outcomes, { ...read, lastYear }, collectionYear);
  reportShape(shape, read);
  return outcomes;
}

function reportTables({ tables, findings }: ReturnRead, collectionYear: number): void {
  if (collectionYear < FIRST_YEAR) findings.report('earlier-year', {});
  // Headings alone are a return, too: the council looked after no child.
  const isNil = Object.values(tables).every(({ rows }) => rows.length === 0);
  const missing = NEEDED_TABLES.filter((table) =>
    isNil ? tables[table] === undefined : !tables[table]?.rows.length,
  );
  for (const table of missing) findings.report('missing-table', { words: { table } });
  if (isNil && missing.length === 0) findings.report('nil-return', {});
}
