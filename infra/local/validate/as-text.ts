import { inReportOrder } from '../../../functions/validate-return/order-findings.ts';
import type { Finding } from '../../../schemas/api/findings.ts';
import type { Checked } from './check.ts';

const SHOWN_PER_RULE = 10;

/** Text for people: each finding on a line with its place, the first of each rule, then the result of each rule. */
export function* asText(checked: Checked): Iterable<string> {
  const { read, outcomes, seconds } = checked;
  const shown = new Map<string, number>();
  for (const finding of inReportOrder(read.findings.listed(), read.definition)) {
    const count = (shown.get(finding.code) ?? 0) + 1;
    shown.set(finding.code, count);
    if (count <= SHOWN_PER_RULE) yield `${lineOf(finding)}\n`;
  }
  yield* summary(checked, shown);
  const rows = read.files.reduce((sum, file) => sum + file.rows, 0);
  const state = (wanted: string) => outcomes.filter((outcome) => outcome.state === wanted).length;
  yield `\n${rows.toLocaleString('en-GB')} rows, ${outcomes.length} rules: ${state('passed')} passed, ${state('failed')} failed, ${state('skipped')} skipped`;
  const broken = state('could-not-run');
  yield `${broken === 0 ? '' : `, ${broken} could not run`}. ${seconds.toFixed(2)} seconds.\n`;
}

function lineOf({ file, line, column, code, severity, child, fields, message }: Finding): string {
  const place = [file ?? 'return', line, column].filter((part) => part !== undefined).join(':');
  const values = fields.map(({ name, value }) => `${name}=${value ?? ''}`).join(' ');
  const about = [child && `child ${child}`, values].filter(Boolean).join(', ');
  return `${place}: ${severity} ${code}: ${message}${about === '' ? '' : ` (${about})`}`;
}

function* summary({ read, outcomes }: Checked, shown: ReadonlyMap<string, number>) {
  const counts = read.findings.counts();
  if (counts.length > 0) yield '\n';
  for (const { code, severity, blocking, count, title, table } of counts) {
    const listed = Math.min(shown.get(code) ?? 0, SHOWN_PER_RULE);
    const more = count > listed ? `, the first ${listed} above` : '';
    const grave = blocking ? ', stops the return' : '';
    yield `${code}${table === undefined ? '' : ` ${table}`}: ${count} ${severity}${grave}${more}. ${title}\n`;
  }
  const skipped = Map.groupBy(
    outcomes.filter(({ state }) => state === 'skipped'),
    ({ reason }) => reason ?? '',
  );
  for (const [reason, rules] of skipped) {
    yield `Skipped: ${rules.map(({ code }) => code).join(' ')}. ${reason}\n`;
  }
}
