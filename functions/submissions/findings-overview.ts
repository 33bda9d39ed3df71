import type { ValidationSummary } from '../../schemas/api/validation.ts';

const SEVERITY_ORDER = ['error', 'query', 'note'];

/** Each code once with all its findings, also those beyond the number that is listed, in order of importance. */
export function overviewOf(summary: ValidationSummary) {
  const compare = importanceOf(summary);
  return [...Map.groupBy(summary.findingsByCode, ({ code }) => code)]
    .sort(([a], [b]) => compare(a, b))
    .map(([code, parts]) => ({
      ...parts[0],
      code,
      tables: parts.flatMap(({ table }) => table ?? []),
      count: parts.reduce((sum, part) => sum + part.count, 0),
    }));
}

/** Puts codes that must be mended first, then errors, queries and notes; the code decides between equals. */
export function importanceOf({ findingsByCode }: ValidationSummary) {
  const ranks = new Map(
    findingsByCode.map(({ code, blocking, severity }) => [
      code,
      blocking ? -1 : SEVERITY_ORDER.indexOf(severity),
    ]),
  );
  const rank = (code: string) => ranks.get(code) ?? SEVERITY_ORDER.length;
  return (a: string, b: string): number =>
    rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true });
}
