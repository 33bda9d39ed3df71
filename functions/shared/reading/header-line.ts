import {
  normaliseHeader,
  type Recognised,
  recogniseAmong,
} from '../../../schemas/returns/recognise-table.ts';
import { type ReturnShape, tablesOf } from '../../../schemas/returns/return.ts';
import type { FindingList } from './finding-list.ts';
import { shorten } from './shorten.ts';

const SHOWN_COLUMNS = 12;

interface HeaderTask {
  readonly name: string;
  readonly definition: ReturnShape;
  readonly collectionYear: number;
  readonly findings: FindingList;
}

/** The table that matches a file's column names. If none does, undefined, with a finding that says why. */
export function readHeaderLine(cells: readonly string[], task: HeaderTask): Recognised | undefined {
  const { name: file, definition, collectionYear, findings } = task;
  const known = recogniseAmong(tablesOf(definition, collectionYear), cells);
  if (known === undefined) {
    reportUnknown(cells, task);
    return undefined;
  }
  const table = known.table.name;
  const report = (code: Parameters<FindingList['report']>[0], column: string): void =>
    findings.report(code, {
      file,
      table,
      line: 1,
      placeholders: { table, column: shorten(column) },
    });
  for (const column of known.essentialMissing) report('missing-key-column', column);
  if (known.essentialMissing.length > 0) return undefined;
  for (const column of known.missing) report('missing-column', column);
  for (const column of known.extra) report('extra-column', column);
  for (const column of known.repeated) report('duplicate-column', column);
  for (const other of known.alsoFits) {
    findings.report('ambiguous-table', { file, table, line: 1, placeholders: { table, other } });
  }
  return known;
}

function reportUnknown(
  cells: readonly string[],
  { name: file, definition, findings }: HeaderTask,
): void {
  const other = recogniseAmong(Object.values(definition.tables), cells)?.table.name;
  if (other !== undefined) {
    findings.report('table-not-in-year', { file, table: other, placeholders: { table: other } });
    return;
  }
  const names = cells.map(normaliseHeader).filter((name) => name !== '');
  const shown = names.slice(0, SHOWN_COLUMNS).map(shorten).join(', ');
  const columns = names.length > SHOWN_COLUMNS ? `${shown} …` : shown || 'there are none';
  findings.report('unknown-file', { file, line: 1, placeholders: { columns } });
}
