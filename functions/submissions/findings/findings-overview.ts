import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';

const SEVERITY_ORDER = ['error', 'query', 'note'];

/** The codes of a submission in order of importance, each with the number of all its findings, listed or not. */
export function overviewOf(summary: ValidationSummary) {
  const compare = importanceOf(summary);
  return [...Map.groupBy(summary.findingsByCode, ({ code }) => code)]
    .sort(([a], [b]) => compare(a, b))
    .map(([code, parts]) => ({
      code,
      kind: parts[0]?.kind ?? 'rule',
      severity: parts[0]?.severity ?? 'error',
      title: parts[0]?.title ?? '',
      blocking: parts.some(({ blocking }) => blocking),
      tables: [...new Set(parts.flatMap(({ table }) => table ?? []))],
      count: parts.reduce((sum, part) => sum + part.count, 0),
      listed: parts.reduce((sum, part) => sum + part.listed, 0),
    }));
}

/** Sorts checks of the whole return first, then blocking errors, other errors, queries and notes, each by code. */
export function importanceOf({ findingsByCode }: ValidationSummary) {
  const ranks = new Map<string, number>();
  for (const { code, kind, blocking, severity } of findingsByCode) {
    const ofRow = blocking ? -1 : SEVERITY_ORDER.indexOf(severity);
    const rank = kind === 'return' ? ofRow - SEVERITY_ORDER.length - 1 : ofRow;
    ranks.set(code, Math.min(rank, ranks.get(code) ?? rank));
  }
  const rank = (code: string) => ranks.get(code) ?? SEVERITY_ORDER.length;
  return (a: string, b: string): number =>
    rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true });
}

/** The number of findings of each code that have a note. */
export async function notedByCode(
  findings: AsyncIterable<NumberedFinding>,
  noted: ReadonlySet<number>,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  if (noted.size === 0) return counts;
  for await (const { code, number } of findings) {
    if (noted.has(number)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}
