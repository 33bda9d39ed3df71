import type { NumberedFinding } from '../../../schemas/api/findings.ts';

/** A child with findings, in the list by child. */
export interface ListedChild {
  /** 0 for findings that are not about one child. */
  readonly number: number;
  readonly child: string;
  blocking: number;
  errors: number;
  queries: number;
  notes: number;
}

/** Counts findings by child. Children with the most blocking errors come first, then by errors, then by queries. */
export async function childrenOf(findings: AsyncIterable<NumberedFinding>): Promise<ListedChild[]> {
  const children = new Map<number, ListedChild>();
  for await (const { child = '', childNumber: number = 0, severity, blocking } of findings) {
    const listed = children.get(number) ?? {
      number,
      child,
      blocking: 0,
      errors: 0,
      queries: 0,
      notes: 0,
    };
    children.set(number, listed);
    if (blocking) listed.blocking += 1;
    if (severity === 'error') listed.errors += 1;
    else if (severity === 'query') listed.queries += 1;
    else listed.notes += 1;
  }
  return [...children.values()].sort(
    (a, b) =>
      Number(b.number === 0) - Number(a.number === 0) ||
      b.blocking - a.blocking ||
      b.errors - a.errors ||
      b.queries - a.queries ||
      a.number - b.number,
  );
}
