import type { ChildReport, NumberedFinding } from '../../../schemas/api/findings.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { readChildRows } from '../../shared/submissions/child-rows.ts';
import { filteredFindings } from '../findings/findings-filter.ts';
import { readFindings, withNotes } from '../findings/read-findings.ts';

/** The most findings that the page of a child shows. */
const MOST_FINDINGS = 200;

/** The findings of one child with their notes, and its rows. Throws `NotFound` when no finding is about the child. */
export async function childReport(
  submissions: ObjectStore,
  id: string,
  child: number,
): Promise<ChildReport> {
  const { list, noted } = await filteredFindings(submissions, id, { child });
  const findings: NumberedFinding[] = [];
  let totalFindings = 0;
  for await (const finding of list()) {
    totalFindings += 1;
    if (findings.length < MOST_FINDINGS) findings.push(finding);
  }
  const name = findings[0]?.child;
  if (name === undefined) throw new NotFound('There is no finding about a child with this number.');
  const rows = await readChildRows(submissions, id, child);
  return {
    child: name,
    childNumber: child,
    findings: await withNotes(submissions, id, findings, noted),
    totalFindings,
    ...(rows && { tables: rows.tables }),
  };
}

/** The number of the child with this identifier. Undefined when no finding is about the child. */
export async function numberOfChild(
  submissions: ObjectStore,
  id: string,
  identifier: string,
): Promise<number | undefined> {
  const wanted = identifier.toUpperCase();
  for await (const { child, childNumber } of readFindings(submissions, id)) {
    if (child?.toUpperCase() === wanted) return childNumber;
  }
  return undefined;
}
