import { StoredSubmission } from '../../schemas/api/submissions.ts';
import { returnOf } from '../../schemas/returns/index.ts';
import type { Return } from '../../schemas/returns/return.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { KeyRing } from '../shared/ports/key-ring.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { LoadedReferenceData } from '../shared/reference-data/open-reference.ts';
import { readSubmissionObject, submissionKey } from '../shared/submissions/submission-folder.ts';
import { carryNotes } from './carry-notes.ts';
import { checkRead } from './check-read.ts';
import { inReportOrder, toJsonLines } from './order-findings.ts';
import { readArrivals } from './read-arrivals.ts';
import { createProgress } from './report-progress.ts';
import { summarise } from './summarise.ts';
import { wantedReference } from './wanted-reference.ts';
import { writeChildRows } from './write-child-rows.ts';

export interface ValidateDependencies {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  readonly lake: ObjectStore;
  readonly keys: KeyRing;
  readonly referenceData: LoadedReferenceData;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** The kinds of return that the service accepts. Default: all. */
  readonly returns?: readonly Return[];
}

/**
 * Checks a submission: writes `findings.jsonl`, then `validation.json`, which marks the checks as done. If that exists,
 * nothing changes, so the event may arrive twice. Any problem with an upload becomes a finding. Throws only unexpected
 * errors.
 */
export async function validateReturn(
  id: string,
  dependencies: ValidateDependencies,
): Promise<void> {
  const { submissions, clock, metrics = noMetrics } = dependencies;
  if (await submissions.head(submissionKey(id, 'validation.json'))) return;
  const started = clock.now();
  const stored = await readSubmissionObject(submissions, id, 'submission.json', StoredSubmission);
  if (stored === undefined) throw new Error('The submission has no submission.json.');
  const definition = returnOf(stored.return, dependencies.returns);
  const progress = createProgress(id, dependencies);
  const arrived = await readArrivals(definition, stored, dependencies, progress);
  const { read, lastYear } = arrived;
  await progress.enter('checking');
  const { referenceData, editions } = await dependencies.referenceData.forReturn(
    wantedReference(stored.laCode, definition, [read.tables, lastYear?.tables]),
  );
  const outcomes = checkRead(read, {
    definition,
    collectionYear: stored.collectionYear,
    lastYear: lastYear?.tables,
    referenceData,
  });
  await progress.enter('writing');
  const findings = inReportOrder(read.findings.listed(), definition);
  await writeChildRows(id, findings, read.tables, submissions);
  await carryNotes(id, findings, submissions);
  const lines = toJsonLines(findings);
  await submissions.put(submissionKey(id, 'findings.jsonl'), lines, 'application/x-ndjson');
  const summary = summarise({
    definition,
    stored,
    arrived,
    outcomes,
    editions,
    started,
    finished: clock.now(),
  });
  const key = submissionKey(id, 'validation.json');
  if (await submissions.create(key, JSON.stringify(summary), 'application/json')) {
    metrics.record('ReturnsChecked', 1, summary.outcome);
  }
}
