import { inReportOrder } from '../../../functions/validate-return/order-findings.ts';
import type { Finding } from '../../../schemas/api/findings.ts';
import { failuresOf } from '../../../schemas/returns/engine.ts';
import type { Checked } from './check.ts';
import type { Options } from './options.ts';

/** Version of the document. It rises when a property is removed or changes its meaning. */
const FORMAT = 1;

/** All findings as one JSON document, in chunks, for suppliers' programs. */
export function* asJson(checked: Checked, options: Options): Iterable<string> {
  const { read, rules, outcomes, seconds } = checked;
  const about = {
    format: FORMAT,
    return: options.definition.id,
    collectionYear: options.year,
    seconds: Math.round(seconds * 1000) / 1000,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    files: read.files,
    rules: outcomes.map((outcome, index) => ({
      code: outcome.code,
      title: rules[index]?.title,
      severity: rules[index]?.severity,
      stage: rules[index]?.stage,
      state: outcome.state,
      ...(outcome.reason !== undefined && { reason: outcome.reason }),
      failures: failuresOf(outcome),
    })),
    counts: read.findings.counts(),
  };
  yield `${JSON.stringify(about).slice(0, -1)},"findings":[`;
  let separator = '\n';
  for (const finding of inReportOrder(read.findings.listed(), options.definition)) {
    yield `${separator}${JSON.stringify(written(finding))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function written({ code, kind, severity, blocking, ...place }: Finding) {
  const { table, file, line, column, lastYear, child, fields, message, fix } = place;
  return {
    rule: code,
    kind,
    severity,
    blocking,
    ...{ table, file, line, column, lastYear, child, fields, message, fix },
  };
}
