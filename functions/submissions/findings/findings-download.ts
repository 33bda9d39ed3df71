import type { NumberedFinding } from '../../../schemas/api/findings.ts';
import type { FindingNote } from '../../../schemas/api/notes.ts';
import { toCsv } from '../../shared/csv.ts';
import { Invalid } from '../../shared/errors.ts';
import type { LargeFile } from '../../shared/http/large-download.ts';
import { type Sheet, type SheetCell, toOds } from '../../shared/ods.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { earlierSubmissions } from '../../shared/submissions/earlier-submissions.ts';
import { readNotes } from '../../shared/submissions/finding-notes.ts';
import { changesByRule } from '../comparison/changes-by-rule.ts';
import { changesBetween } from '../comparison/compare-submissions.ts';
import { type FindingsFilter, filteredFindings } from './findings-filter.ts';
import { overviewOf } from './findings-overview.ts';
import { readSummary } from './read-summary.ts';

const HEADER = [
  'code',
  'severity',
  'blocking',
  'title',
  'message',
  'how_to_fix',
  'table',
  'file',
  'line',
  'column',
  'child',
  'fields',
  'values',
  'row_begins',
  'last_year',
  'since_previous',
  'note',
  'note_by',
  'note_at',
  'note_carried_from',
] as const;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const;

/** The findings that match a filter as a file, one finding on each line. A spreadsheet (ODS) has a second sheet with counts by rule. */
export async function findingsFile(
  submissions: ObjectStore,
  id: string,
  { format, ...filter }: FindingsFilter & { readonly format: keyof typeof TYPES },
): Promise<LargeFile> {
  const rows: SheetCell[][] = [];
  for await (const row of findingRows(submissions, id, filter)) rows.push(row);
  const body =
    format === 'csv'
      ? toCsv(HEADER, rows)
      : toOds([{ name: 'Findings', header: HEADER, rows }, await summarySheet(submissions, id)]);
  return { name: `findings-${id}.${format}`, type: TYPES[format], body };
}

/** The refusal of a download that would be too long. */
export function tooManyFindings(): Error {
  return new Invalid('There are too many findings for one file.', [
    {
      field: 'format',
      message: 'Choose a rule, a table or a severity, and download the findings in several files.',
    },
  ]);
}

async function* findingRows(
  submissions: ObjectStore,
  id: string,
  filter: FindingsFilter,
): AsyncIterable<SheetCell[]> {
  const { list, noted } = await filteredFindings(submissions, id, filter);
  const notes = await readNotes(submissions, id, [...noted]);
  const changes = await changesSince(submissions, id);
  for await (const finding of list()) {
    yield rowOf(finding, notes.get(finding.number), changes?.get(finding.number) ?? '');
  }
}

function rowOf(
  finding: NumberedFinding,
  note: FindingNote | undefined,
  change: string,
): SheetCell[] {
  const { code, severity, title, message, fix, table, file, line, child, fields } = finding;
  return [
    code,
    severity,
    finding.blocking ? 'yes' : 'no',
    title,
    message,
    fix,
    table,
    file,
    line,
    finding.column,
    child,
    fields.map(({ name }) => name).join('; '),
    fields.map(({ value }) => value ?? '').join('; '),
    finding.start,
    finding.lastYear ? 'yes' : 'no',
    change,
    note?.text,
    note?.by,
    note?.at,
    note?.carriedFrom,
  ];
}

/** Whether each finding is new since the previous submission or still there. Undefined when there is no previous one. */
async function changesSince(
  submissions: ObjectStore,
  id: string,
): Promise<Map<number, 'new' | 'still there'> | undefined> {
  const [before] = await earlierSubmissions(submissions, id);
  if (before === undefined) return undefined;
  const changes = await changesBetween(submissions, before.id, id);
  const byNumber = new Map<number, 'new' | 'still there'>();
  for await (const { change, finding } of changes()) {
    if (change === 'new') byNumber.set(finding.number, 'new');
    if (change === 'still') byNumber.set(finding.number, 'still there');
  }
  return byNumber;
}

/** The result of every rule of the year and every other kind of finding, with the changes since the previous submission. */
async function summarySheet(submissions: ObjectStore, id: string): Promise<Sheet> {
  const summary = await readSummary(submissions, id);
  const [before] = await earlierSubmissions(submissions, id);
  const changed =
    before &&
    (await changesByRule(
      (
        await changesBetween(submissions, before.id, id)
      )(),
      await readSummary(submissions, before.id),
      summary,
    ));
  const changes = new Map(changed?.map((rule) => [rule.code, rule]));
  const cellsOf = (code: string): SheetCell[] => {
    const rule = changes.get(code);
    return rule === undefined ? [] : [rule.new, rule.still, rule.fixed, rule.unchecked];
  };
  const overview = overviewOf(summary);
  const counts = new Map(overview.map((each) => [each.code, each.count]));
  const files = overview.filter(({ kind }) => kind !== 'rule');
  return {
    name: 'Summary by rule',
    header: [
      ...['code', 'severity', 'title', 'outcome', 'why_not_run', 'findings'],
      ...['new_since_previous', 'still_there', 'no_longer_found', 'not_checked_this_time'],
    ],
    rows: [
      ...files.map(({ code, severity, title, count }): SheetCell[] => [
        ...[code, severity, title, 'found', '', count],
        ...cellsOf(code),
      ]),
      ...summary.rules.map(({ code, severity, title, state, reason }): SheetCell[] => [
        ...[code, severity, title, state, reason, counts.get(code) ?? 0],
        ...cellsOf(code),
      ]),
    ],
  };
}
