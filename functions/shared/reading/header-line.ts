import {
  normaliseHeader,
  type Recognised,
  recogniseAmong,
} from '../../../schemas/returns/recognise-table.ts';
import { recogniseTable } from '../../../schemas/returns/ssda903/recognise-table.ts';
import { TABLES } from '../../../schemas/returns/ssda903/tables.ts';
import type { FindingList } from './finding-list.ts';
import { shorten } from './shorten.ts';

const SHOWN_COLUMNS = 12;

/** The table that a file's column names belong to, or undefined, with a finding that says why it cannot be read. */
export function readHeaderLine(
  cells: readonly string[],
  file: string,
  collectionYear: number,
  findings: FindingList,
): Recognised | undefined {
  const known = recogniseTable(cells, collectionYear);
  if (known === undefined) {
    reportUnknown(cells, file, findings);
    return undefined;
  }
  const table = known.table.name;
  const report = (code: Parameters<FindingList['report']>[0], column: string): void =>
    findings.report(code, { file, table, line: 1, words: { table, column: shorten(column) } });
  for (const column of known.essentialMissing) report('missing-key-column', column);
  if (known.essentialMissing.length > 0) return undefined;
  for (const column of known.missing) report('missing-column', column);
  for (const column of known.extra) report('extra-column', column);
  for (const column of known.repeated) report('duplicate-column', column);
  for (const other of known.alsoFits) {
    findings.report('ambiguous-table', { file, table, line: 1, words: { table, other } });
  }
  return known;
}

function reportUnknown(cells: readonly string[], file: string, findings: FindingList): void {
  const other = recogniseAmong(Object.values(TABLES), cells)?.table.name;
  if (other !== undefined) {
    findings.report('table-not-in-year', { file, table: other, words: { table: other } });
    return;
  }
  const names = cells.map(normaliseHeader).filter((name) => name !== '');
  const shown = names.slice(0, SHOWN_COLUMNS).map(shorten).join(', ');
  const columns = names.length > SHOWN_COLUMNS ? `${shown} …` : shown || 'there are none';
  findings.report('unknown-file', { file, line: 1, words: { columns } });
}
