import type { ReturnRead } from '../../../functions/shared/reading/read-return.ts';
import { readReturn } from '../../../functions/shared/reading/read-return.ts';
import { checkRead } from '../../../functions/validate-return/check-read.ts';
import { lastYearFromUploads } from '../../../functions/validate-return/last-year/from-uploads.ts';
import type { RuleOutcome } from '../../../schemas/returns/engine.ts';
import type { Rule } from '../../../schemas/returns/rule.ts';
import { rulesOf } from '../../../schemas/returns/rules-of-year.ts';
import { gatherReturnFiles } from './gather-files.ts';
import type { Options } from './options.ts';
import { referenceFor } from './reference-for.ts';

/** No limit on findings: programs can read more than a page can show. */
const LIMITS = { perCode: Number.POSITIVE_INFINITY, inAll: Number.POSITIVE_INFINITY };

/** A return that was checked on the command line. */
export interface Checked {
  readonly read: ReturnRead;
  readonly rules: readonly Rule[];
  readonly outcomes: readonly RuleOutcome[];
  readonly seconds: number;
}

/** A code that no rule of the year has. */
export class UnknownRules extends Error {
  override readonly name = 'UnknownRules';
}

/** Reads and checks the return in the options. Throws `NothingToRead`, `UnknownRules` and `WrongCouncil`. */
export async function check(options: Options): Promise<Checked> {
  const started = performance.now();
  const { definition, year } = options;
  const rules = chooseRules(options);
  const read = await readReturn(gatherReturnFiles(options.path), definition, year, {
    limits: LIMITS,
  });
  const lastYear =
    options.previous === undefined
      ? undefined
      : await lastYearFromUploads(
          gatherReturnFiles(options.previous),
          definition,
          year - 1,
          read.findings,
        );
  const referenceData = await referenceFor(options, [read.tables, lastYear?.tables]);
  const { inStages } = options;
  const outcomes = checkRead(read, {
    definition,
    collectionYear: year,
    lastYear: lastYear?.tables,
    referenceData,
    rules,
    inStages,
  });
  return { read, rules, outcomes, seconds: (performance.now() - started) / 1000 };
}

function chooseRules({ definition, year, rules: wanted }: Options): readonly Rule[] {
  const all = rulesOf(definition, year);
  if (wanted === undefined) return all;
  const unknown = wanted.filter((code) => !all.some((rule) => rule.code === code));
  if (unknown.length > 0) {
    throw new UnknownRules(`The rules of ${year} have no ${unknown.join(', ')}.`);
  }
  return all.filter(({ code }) => wanted.includes(code));
}
