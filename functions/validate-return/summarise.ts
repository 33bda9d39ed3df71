import type { Finding, WholeReturnResult } from '../../schemas/api/findings.ts';
import type { StoredSubmission } from '../../schemas/api/submissions.ts';
import type { ValidationOutcome, ValidationSummary } from '../../schemas/api/validation.ts';
import { failuresOf, type RuleOutcome } from '../../schemas/returns/engine.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import type { CodeCount } from '../shared/reading/finding-list.ts';
import type { ReturnRead } from '../shared/reading/read-return.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';
import type { ReferenceOfReturn } from '../shared/reference-data/open-reference.ts';
import type { LastYear } from './last-year/last-year.ts';
import type { ReadArrivals } from './read-arrivals.ts';

interface Checked {
  readonly definition: Return;
  readonly stored: StoredSubmission;
  readonly arrived: ReadArrivals;
  readonly outcomes: readonly RuleOutcome[];
  readonly editions: ReferenceOfReturn['editions'];
  readonly started: Date;
  readonly finished: Date;
}

/** The result of the checks, without any row of the return. */
export function summarise(checked: Checked): ValidationSummary {
  const {
    definition,
    stored,
    arrived: { read, lastYear, uploads, pastUploads },
    outcomes,
    editions,
    started,
    finished,
  } = checked;
  const codes = read.findings.counts();
  return {
    submission: stored.id,
    return: stored.return,
    collectionYear: stored.collectionYear,
    laCode: stored.laCode,
    outcome: outcomeOf(codes, read),
    finishedAt: finished.toISOString(),
    seconds: (finished.getTime() - started.getTime()) / 1000,
    counts: countsOf(codes),
    findingsByCode: [...codes],
    tables: Object.values(read.tables).map(describeTable),
    files: [...read.files],
    uploads,
    ...(lastYear && { lastYear: describeLastYear(lastYear, pastUploads) }),
    ...(Object.keys(editions).length > 0 && { reference: editions }),
    rules: describeOutcomes(outcomes, definition, stored.collectionYear),
    wholeReturn: read.findings
      .listed()
      .filter(({ kind }) => kind === 'return')
      .map(describeWhole),
  };
}

function outcomeOf(codes: readonly CodeCount[], { tables }: ReturnRead): ValidationOutcome {
  if (Object.keys(tables).length === 0) return 'refused';
  if (codes.some(({ blocking }) => blocking)) return 'blocked';
  return codes.some(({ severity }) => severity === 'error') ? 'errors' : 'clean';
}

function countsOf(codes: readonly CodeCount[]): ValidationSummary['counts'] {
  const sum = (some: readonly CodeCount[]) => some.reduce((total, { count }) => total + count, 0);
  const ofSeverity = (severity: CodeCount['severity']) =>
    sum(codes.filter((code) => code.severity === severity));
  return {
    errors: ofSeverity('error'),
    queries: ofSeverity('query'),
    notes: ofSeverity('note'),
    blocking: sum(codes.filter(({ blocking }) => blocking)),
    listed: codes.reduce((total, { listed }) => total + listed, 0),
  };
}

function describeLastYear(
  { tables, from }: LastYear,
  uploads: ReadArrivals['pastUploads'],
): NonNullable<ValidationSummary['lastYear']> {
  return {
    from: from.kind,
    ...(from.kind === 'published' ? { submission: from.submission } : { uploads }),
    tables: Object.values(tables).map(({ table, rows }) => ({
      table: table.name,
      rows: rows.length,
    })),
  };
}

function describeTable({ table, file, rows }: TableRows): ValidationSummary['tables'][number] {
  const children = new Set(
    rows.map((row) => row.CHILD).filter((child) => child !== null && child !== undefined),
  );
  return { table: table.name, file, rows: rows.length, children: children.size };
}

function describeOutcomes(
  outcomes: readonly RuleOutcome[],
  definition: Return,
  collectionYear: number,
): ValidationSummary['rules'] {
  const rules = new Map(rulesOf(definition, collectionYear).map((rule) => [rule.code, rule]));
  return outcomes.map((outcome) => {
    const { code, state, reason } = outcome;
    const rule = rules.get(code);
    return {
      code,
      ...(rule && { title: rule.title, severity: rule.severity }),
      state,
      ...(reason !== undefined && { reason }),
      failures: failuresOf(outcome),
    };
  });
}

function describeWhole(finding: Finding): WholeReturnResult {
  const { code, severity, blocking, title, message, fix, table } = finding;
  return { code, severity, blocking, title, message, fix, ...(table && { table }) };
}
