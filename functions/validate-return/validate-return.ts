import { StoredSubmission } from '../../schemas/api/submissions.ts';
import { checkReturn } from '../../schemas/returns/ssda903/index.ts';
import { FIRST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import type { Clock } from '../shared/ports/clock.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { type ReturnRead, readReturn } from '../shared/reading/read-return.ts';
import { readSubmissionObject, submissionKey } from '../shared/submissions/submission-folder.ts';
import { type Arrivals, findArrivals } from './find-arrivals.ts';
import { inOrder, toJsonLines } from './order-findings.ts';
import { reportOutcomes } from './report-outcomes.ts';
import { createProgress } from './report-progress.ts';
import { reportShape } from './report-shape.ts';
import { summarise } from './summarise.ts';

export interface ValidateDependencies {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  readonly clock: Clock;
  readonly metrics?: Metrics;
}

/** Tables without which nothing of a return can be counted. */
const NEEDED_TABLES = ['Header', 'Episodes'] as const;

/**
 * Checks a submission: writes findings.jsonl, then validation.json, which says that the checks are done. Where that is
 * there already nothing changes, so the event may come twice. Whatever was uploaded ends in findings; what is thrown is a defect.
 */
export async function validateReturn(
  id: string,
  dependencies: ValidateDependencies,
): Promise<void> {
  const { submissions, landing, clock, metrics = noMetrics } = dependencies;
  if (await submissions.head(submissionKey(id, 'validation.json'))) return;
  const started = clock.now();
  const stored = await readSubmissionObject(submissions, id, 'submission.json', StoredSubmission);
  if (stored === undefined) throw new Error('The submission has no submission.json.');
  const arrivals = await findArrivals(stored, landing);
  const progress = createProgress(id, arrivals.bytesTotal, dependencies);
  await progress.enter('reading');
  const read = await readReturn(arrivals.files, stored.collectionYear, progress.onReading);
  await requireUnchanged(arrivals, stored, landing);
  for (const { code, file } of arrivals.problems) read.findings.report(code, { file });
  await progress.enter('checking');
  const { outcomes, shape } = checkReturn({
    collectionYear: stored.collectionYear,
    tables: read.tables,
  });
  reportTables(read, stored.collectionYear);
  reportOutcomes(outcomes, read, stored.collectionYear);
  reportShape(shape, read);
  await progress.enter('writing');
  const findings = toJsonLines(inOrder(read.findings.listed()));
  await submissions.put(submissionKey(id, 'findings.jsonl'), findings, 'application/x-ndjson');
  const summary = summarise({ stored, arrivals, read, outcomes, started, finished: clock.now() });
  const key = submissionKey(id, 'validation.json');
  if (await submissions.create(key, JSON.stringify(summary), 'application/json')) {
    metrics.record('ReturnsChecked', 1, summary.outcome);
  }
}

/** A file may be uploaded again while it is read: the summary must name the bytes that were checked. */
async function requireUnchanged(
  { uploads }: Arrivals,
  stored: StoredSubmission,
  landing: ObjectStore,
): Promise<void> {
  const after = await findArrivals(stored, landing);
  if (JSON.stringify(after.uploads) !== JSON.stringify(uploads)) {
    throw new Error('The files have changed while they were checked.');
  }
}

function reportTables({ tables, findings }: ReturnRead, collectionYear: number): void {
  if (collectionYear < FIRST_YEAR) findings.report('earlier-year', {});
  for (const table of NEEDED_TABLES) {
    const rows = tables[table]?.rows.length ?? 0;
    if (rows === 0) findings.report('missing-table', { words: { table } });
  }
}
