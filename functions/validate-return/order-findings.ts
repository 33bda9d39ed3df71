import type { Finding } from '../../schemas/api/findings.ts';
import type { ReturnShape } from '../../schemas/returns/return.ts';

/** Findings of the whole return, then the others by table (those of whole files first), line, column and code. The sort is stable. */
export function inReportOrder(findings: readonly Finding[], { tables }: ReturnShape): Finding[] {
  const places = new Map(Object.keys(tables).map((name, index) => [name, index + 1]));
  const tablePlace = ({ table }: Finding): number => places.get(table ?? '') ?? 0;
  const kindPlace = ({ kind }: Finding): number => (kind === 'return' ? 0 : 1);
  return findings.toSorted(
    (one, other) =>
      kindPlace(one) - kindPlace(other) ||
      tablePlace(one) - tablePlace(other) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      compareText(one.code, other.code),
  );
}

/** One finding per line, as JSON. */
export function toJsonLines(findings: readonly Finding[]): string {
  return findings.map((finding) => `${JSON.stringify(finding)}\n`).join('');
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
